import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createConnection, createServer } from 'node:net'
import { join, resolve } from 'node:path'

/** Where a private Redis listens: a unix socket, or where its path is too long a loopback port with a password. */
export type RedisAddress =
  | { readonly kind: 'socket'; readonly path: string }
  | { readonly kind: 'port'; readonly port: number; readonly password: string }

/** The kernel's limit is 108 bytes with the closing zero, 104 on macOS. */
const longestSocketPath = 103

/** `dir` is the folder of this Redis alone. */
export async function redisAddress(dir: string): Promise<RedisAddress> {
  const path = join(resolve(dir), 'redis.sock')
  if (Buffer.byteLength(path) <= longestSocketPath) return { kind: 'socket', path }
  return { kind: 'port', port: await freePort(), password: randomBytes(24).toString('base64url') }
}

/** As `connectRedis` takes it. */
export const addressUrl = (at: RedisAddress) =>
  at.kind === 'socket' ? at.path : `redis://:${at.password}@127.0.0.1:${at.port}`

/** Its answer to one command; 'nobody' when nothing listens there, 'silent' when it hung up or took over a second. */
export function askRedis(at: RedisAddress, command: string): Promise<string> {
  const password = at.kind === 'port' ? `AUTH ${at.password}\r\n` : ''
  return new Promise(done => {
    const socket = at.kind === 'socket' ? createConnection(at.path) : createConnection(at.port, '127.0.0.1')
    let said = ''
    let connected = false
    socket.setTimeout(1_000, () => socket.destroy())
    socket.on('error', () => {})
    socket.on('connect', () => {
      connected = true
      socket.write(`${password}${command}\r\n`)
    })
    socket.on('data', chunk => {
      said += chunk.toString('utf8')
      if (password) said = said.replace(/^\+OK\r\n/, '')
      if (said.includes('\r\n')) socket.destroy()
    })
    socket.on('close', () => done(said || (connected ? 'silent' : 'nobody')))
  })
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('no loopback port')
  return address.port
}
