import type { LookupAddress } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { expect, test } from 'vitest'
import { openConnection } from '../../../workers/fire/connection.ts'
import { requestBytes } from '../../../workers/fire/request-bytes.ts'
import { sharedLookup } from '../../../workers/fire/shared-lookup.ts'
import { socketsTo } from '../../../workers/fire/socket.ts'
import { afterThisTest } from '../../support/folder.ts'
import { created, rawServer } from './raw-server.ts'

async function send(origin: string, publicOnly: boolean) {
  const connection = openConnection(socketsTo(origin, publicOnly))
  afterThisTest(() => connection.close())
  return connection.send(requestBytes({ method: 'POST', origin, path: '/', headers: {}, body: '{}' }), () => true)
}

/** As somebody could type them, or as a name could be turned just before the moment. */
const inner = [
  'localhost',
  '127.0.0.1',
  '0x7f000001',
  '2130706433',
  '127.1',
  '127.0.0.1.',
  '0.0.0.0',
  '10.0.0.1',
  '169.254.169.254',
  '192.168.1.1',
  '[::1]',
  '[::ffff:127.0.0.1]',
  '[::]',
  '[fe80::1]',
  '[fd00::1]',
]

test.each(inner)(
  'a host that people name and that is %s is not connected to, and its post was not sent',
  async host => {
    const server = await rawServer({ onRequest: socket => socket.write(created) })
    for (const scheme of ['http', 'https'])
      expect(await send(server.origin.replace(/http:..127\.0\.0\.1/, `${scheme}://${host}`), true)).toEqual({
        written: false,
        code: 'NOT_PUBLIC',
      })
    expect(server.connections()).toBe(0)
  },
)

test('where hosts come from settings, this machine is connected to', async () => {
  const server = await rawServer({ onRequest: socket => socket.write(created) })
  expect(await send(server.origin, false)).toMatchObject({ status: 201 })
})

test('a host is looked up once for many sockets, and anew after a failure', async () => {
  let lookups = 0
  const answers: (readonly LookupAddress[] | null)[] = [null, [{ address: '93.184.216.34', family: 4 }]]
  const system: LookupFunction = (_, __, done) => {
    const found = answers[lookups++]
    setImmediate(() => (found ? done(null, [...found]) : done(new Error('no such host'), [])))
  }
  const lookup = sharedLookup(system)
  const ask = (all: boolean) =>
    new Promise(done => lookup('host.test', { all }, (error, ...found) => done(error ?? found)))
  expect(await Promise.all([ask(false), ask(true)])).toEqual([expect.any(Error), expect.any(Error)])
  expect(await Promise.all([ask(false), ask(true), ask(false)])).toEqual([
    ['93.184.216.34', 4],
    [[{ address: '93.184.216.34', family: 4 }]],
    ['93.184.216.34', 4],
  ])
  expect(lookups).toBe(2)
})
