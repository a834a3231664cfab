import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer as createWebServer } from 'node:http'
import { type AddressInfo, connect, createServer as createTcpServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { describe, expect, test } from 'vitest'
import { privateRedis } from '../../src/lib/private-redis.ts'
import { connectRedis } from '../../src/lib/redis.ts'
import { probeRedis, type RedisProbe } from '../../src/lib/redis-check.ts'
import { afterThisTest, testFolder } from '../support/folder.ts'
import { testRedis } from '../support/redis.ts'

/** A Redis on a unix socket with these settings, and its address for a user with these rights. */
async function redisWith(settings: Readonly<Record<string, string>>, rights?: string): Promise<string> {
  const user: Record<string, string> = rights ? { user: `limited on >secret ${rights}` } : {}
  const redis = await privateRedis(testFolder(), undefined, { ...user, ...settings })
  afterThisTest(() => redis.stop())
  return rights ? `${redis.url}?username=limited&password=secret` : redis.url
}

const answered = (seen: RedisProbe) => {
  if (seen.kind !== 'answers') throw new Error(seen.why)
  return seen
}

/** What arrives goes on to a Redis on a unix socket. */
function passOn(from: Socket, path: string): void {
  const redis = connect(path)
  from.pipe(redis).pipe(from)
  from.on('error', () => redis.destroy())
  redis.on('error', () => from.destroy())
}

async function listening(server: Server): Promise<number> {
  await once(server.listen(0), 'listening')
  afterThisTest(() => void server.close())
  return (server.address() as AddressInfo).port
}

const everything = '~* &* +@all'

describe('a Redis is told apart', () => {
  test('one that does all that is needed, and keeps nothing of the question', async () => {
    const { url, redis } = await testRedis()
    expect(await probeRedis(url)).toMatchObject({ kind: 'answers', findings: [] })
    expect(await redis.dbsize()).toBe(0)
  })

  test('one that is away', async () => {
    expect(await probeRedis('redis://127.0.0.1:1')).toMatchObject({ kind: 'away' })
  })

  test('one that may lose what it was given', async () => {
    const { findings } = answered(await probeRedis(await redisWith({ appendonly: 'no' })))
    expect(findings).toEqual([expect.objectContaining({ state: 'warn', todo: 'Set appendonly yes.' })])
  })

  test.each([
    ['a user without INFO', {}, `${everything} -@dangerous`, 'may not run every command that is needed (info)'],
    ['a user without channels', {}, `${everything} resetchannels`, 'may not use the channels thunderclap:*'],
    ['a user with the keys of others', {}, '~other:* &* +@all', 'may not use the keys thunderclap:*'],
    ['a user without scripts', {}, `${everything} -@scripting`, 'may not run every command that is needed (eval)'],
    ['a user who may only read', {}, `${everything} -@write`, 'may not run every command'],
    ['a user without blocking commands', {}, `${everything} -@blocking`, 'command that is needed (bzpopmin)'],
    ['a user without the clock', {}, `${everything} -time`, 'may not run every command that is needed (time)'],
    ['a cluster', { 'cluster-enabled': 'yes' }, undefined, 'part of a cluster'],
    ['a replica', { replicaof: '127.0.0.1 1' }, undefined, 'read-only replica'],
    ['one that throws away', { 'maxmemory-policy': 'allkeys-lru' }, undefined, 'maxmemory-policy allkeys-lru'],
    ['one without memory', { maxmemory: '1' }, undefined, 'out of memory'],
    ['one that misses replicas', { 'min-replicas-to-write': '1' }, undefined, 'fewer replicas'],
    ['one with a command renamed', { 'rename-command': 'EVAL ""' }, undefined, 'does not have every command'],
  ])('%s', async (_, settings, rights, what) => {
    const { findings } = answered(await probeRedis(await redisWith(settings as Record<string, string>, rights)))
    expect(findings).toMatchObject([{ state: 'bad', what: expect.stringContaining(what), todo: expect.any(String) }])
  })

  test('one without a database of that number', async () => {
    const url = `${await redisWith({ databases: '4' })}?db=7`
    expect(answered(await probeRedis(url)).findings).toMatchObject([{ what: expect.stringContaining('no database') }])
  })

  test('a wrong password, a missing one, and one that nobody asks for', async () => {
    const locked = await redisWith({}, everything)
    const wrong = answered(await probeRedis(locked.replace('secret', 'other'))).findings
    expect(wrong).toMatchObject([{ what: 'Redis refuses the user name or the password in REDIS_URL' }])
    const open = locked.replace(/\?.*/, '')
    expect(answered(await probeRedis(`${open}?password=any`)).findings).toEqual([])
    const owner = connectRedis(open)
    await owner.config('SET', 'requirepass', 'secret')
    owner.disconnect()
    expect(answered(await probeRedis(open)).findings).toMatchObject([{ what: 'Redis asks for a password' }])
  })

  test('TLS that is not trusted, TLS where none is spoken, and none where TLS is', async () => {
    const { url } = await testRedis()
    const pem = readFileSync(new URL('./fixtures/localhost.pem', import.meta.url))
    const path = url.replace(/\?.*/, '')
    const secure = await listening(createTlsServer({ key: pem, cert: pem }, socket => passOn(socket, path)))
    const plain = await listening(createTcpServer(socket => passOn(socket, path)))
    const what = async (at: string) => answered(await probeRedis(at)).findings.map(one => one.what)
    expect(await what(`rediss://localhost:${secure}`)).toEqual(['the certificate of Redis is not trusted here'])
    expect(await what(`redis://localhost:${secure}`)).toEqual(['Redis speaks only TLS on this port'])
    expect(await what(`rediss://localhost:${plain}`)).toEqual(['Redis does not speak TLS on this port'])
  })

  test('something else', async () => {
    const port = await listening(createWebServer((_, answer) => answer.end()))
    expect(answered(await probeRedis(`redis://127.0.0.1:${port}`)).findings).toMatchObject([{ state: 'bad' }])
  })
})
