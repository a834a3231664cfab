import { createConnection } from 'node:net'
import { connect as connectTls } from 'node:tls'
import type { RedisOptions } from 'ioredis'
import type { RedisFinding } from './redis-refusal.ts'

/** Whether the other side speaks TLS where REDIS_URL says it does not, or the other way round; null when neither. */
export async function tlsMismatch(at: RedisOptions, withinMs: number): Promise<RedisFinding | null> {
  if (at.path) return null
  const where = { host: at.host ?? '127.0.0.1', port: at.port ?? 6379 }
  if (at.tls && (await speaksPlainly(where, withinMs)))
    return {
      state: 'bad',
      what: 'Redis does not speak TLS on this port',
      todo: 'Write redis:// instead of rediss://, or set tls-port in Redis.',
    }
  if (!at.tls && (await speaksTls(where, withinMs)))
    return {
      state: 'bad',
      what: 'Redis speaks only TLS on this port',
      todo: 'Write rediss:// instead of redis:// in REDIS_URL.',
    }
  return null
}

type Where = { readonly host: string; readonly port: number }

/** Redis answers a PING, if only to refuse it. */
function speaksPlainly(where: Where, withinMs: number): Promise<boolean> {
  return new Promise(done => {
    const socket = createConnection(where, () => socket.write('PING\r\n'))
    socket.setTimeout(withinMs, () => socket.destroy())
    socket.once('data', said => {
      done(/^[+-][A-Z]/.test(said.toString('latin1')))
      socket.destroy()
    })
    socket.once('error', () => socket.destroy())
    socket.once('close', () => done(false))
  })
}

/** Whoever it is: nothing but the greeting is said. */
function speaksTls(where: Where, withinMs: number): Promise<boolean> {
  return new Promise(done => {
    const socket = connectTls({ ...where, rejectUnauthorized: false }, () => {
      done(true)
      socket.destroy()
    })
    socket.setTimeout(withinMs, () => socket.destroy())
    socket.once('error', () => socket.destroy())
    socket.once('close', () => done(false))
  })
}
