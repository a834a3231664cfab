import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { admit } from '../../../src/http/rush/admit.ts'
import { kindOf } from '../../../src/http/rush/request-kind.ts'
import { afterThisTest } from '../../support/folder.ts'

/** Everything that was asked on one line at once, and the status of each answer; each answer takes the whole process `tookMs`. */
async function allAtOnce(asked: readonly string[], tookMs: number) {
  const served: string[] = []
  const server = createServer()
  admit(server, (req, res) => {
    const until = performance.now() + tookMs
    while (performance.now() < until);
    served.push(`${req.method} ${req.url}`)
    res.end('served')
  })
  server.listen(0, '127.0.0.1')
  await new Promise(done => server.once('listening', done))
  afterThisTest(() => void server.close())
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  afterThisTest(() => void socket.destroy())
  socket.write(
    asked.map(line => `${line} HTTP/1.1\r\nhost: here\r\naccept: text/html\r\ncontent-length: 0\r\n\r\n`).join(''),
  )
  let said = ''
  socket.on('data', chunk => {
    said += chunk
  })
  const statuses = () => [...said.matchAll(/HTTP\/1\.1 (\d+)/g)].map(found => Number(found[1]))
  while (statuses().length < asked.length) await pause(10)
  return { served, said, statuses: statuses() }
}

test('a hundred who knock at once are let in before anybody is served: the backlog of the system is short', async () => {
  const taken: number[] = []
  const server = createServer()
  let connections = 0
  server.on('connection', () => connections++)
  admit(server, (_, res) => {
    taken.push(connections)
    const until = performance.now() + 60
    while (performance.now() < until);
    res.end('served')
  })
  server.listen({ port: 0, host: '127.0.0.1', backlog: 512 })
  await new Promise(done => server.once('listening', done))
  afterThisTest(() => void server.close())
  const { port } = server.address() as AddressInfo
  const sockets = times(100, '').map(() => connect(port, '127.0.0.1'))
  afterThisTest(() => {
    for (const socket of sockets) socket.destroy()
  })
  const answers = sockets.map(socket => new Promise(done => socket.once('data', done)))
  for (const socket of sockets) socket.write('GET /c/amend HTTP/1.1\r\nhost: here\r\n\r\n')
  await Promise.all(answers)
  expect(connections).toBe(100)
  expect(taken.length).toBeLessThan(40)
})

const times = (n: number, asked: string) => Array.from({ length: n }, () => asked)

test('all are served, in the order in which they came, while they are few', async () => {
  const { statuses } = await allAtOnce(times(8, 'GET /c/amend'), 60)
  expect(statuses).toEqual(times(8, '').map(() => 200))
})

test('beyond what can be done, readers are told so, and whoever is urgent or has begun is served before any of them', async () => {
  const first = ['POST /organize/amend/stop', 'POST /c/amend/pledge', 'GET /p/receipt', 'POST /p/receipt/withdrawal']
  const { served, said, statuses } = await allAtOnce([...times(60, 'GET /c/amend'), ...first], 60)
  expect(served.slice(0, first.length).sort()).toEqual([...first].sort())
  expect(statuses.slice(60)).toEqual([200, 200, 200, 200])
  expect(statuses).toContain(503)
  expect(said).toContain('retry-after: ')
  expect(said).toMatch(/<meta http-equiv="refresh" content="\d+">/)
  expect(said).toContain('<section lang="es">')
})

test('a form that could not be taken is not fetched anew as a page: the browser sends it again when it is reloaded', async () => {
  const { said, statuses } = await allAtOnce(times(80, 'POST /c/amend/pledge'), 60)
  expect(statuses).toContain(503)
  expect(said).not.toContain('http-equiv="refresh"')
})

test('programs get no page', async () => {
  const { said, statuses } = await allAtOnce(times(60, 'GET /c/amend/launch.json'), 60)
  expect(statuses).toContain(503)
  expect(said).not.toContain('<html')
})

test.each([
  ['POST /organize/amend/stop', '', 'urgent'],
  ['POST /organize/amend/pause/', '', 'urgent'],
  ['GET /organize/amend/board', '', 'urgent'],
  ['POST /p/secret/withdrawal', '', 'urgent'],
  ['GET /healthz', '', 'urgent'],
  ['POST /c/amend/pledge', '', 'begun'],
  ['GET /auth/x/callback', '', 'begun'],
  ['GET /c/amend/pledge/confirm', 'language=en; thunderclap=s%3Aabc', 'begun'],
  ['GET /c/amend/pledge/confirm', '__Host-thunderclap=s%3Aabc', 'begun'],
  ['GET /c/amend/pledge', 'language=en', 'reading'],
  ['GET /c/amend', 'thunderclap=s%3Aabc', 'reading'],
  ['GET /c/amend/live/events', '', 'reading'],
])('%s with the cookie "%s" is %s', (asked, cookie, kind) => {
  const [method = '', path = ''] = asked.split(' ')
  expect(kindOf({ method, path, cookie })).toBe(kind)
})
