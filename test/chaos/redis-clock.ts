import { createConnection, createServer } from 'node:net'

/** A proxy between Redis and its clients that moves Redis's clock ahead by what was set last. */
export type WrongClock = { readonly url: string; readonly set: (aheadMs: number) => void; readonly close: () => void }

/** The answer to TIME: two strings, seconds of ten digits and microseconds. */
const time = /\*2\r\n\$10\r\n(\d{10})\r\n\$\d\r\n(\d{1,6})\r\n/g
const hourSeconds = 3_600

export async function wrongClock(upstream: string, path: string, atFirstMs: number): Promise<WrongClock> {
  let aheadMs = atFirstMs
  const server = createServer(client => {
    const redis = createConnection(upstream)
    client.on('data', chunk => redis.write(chunk))
    redis.on('data', chunk => client.write(shifted(chunk, aheadMs)))
    for (const [one, other] of [
      [client, redis],
      [redis, client],
    ] as const) {
      one.on('error', () => other.destroy())
      one.on('close', () => other.destroy())
    }
  })
  await new Promise<void>(done => server.listen(path, done))
  return {
    url: path,
    set: toMs => {
      aheadMs = toMs
    },
    close: () => {
      server.close()
    },
  }
}

function shifted(chunk: Buffer, aheadMs: number): Buffer {
  const text = chunk.toString('latin1')
  if (!text.startsWith('*2') && !text.includes('\r\n*2\r\n$10')) return chunk
  const changed = text.replace(time, (whole, seconds: string, micros: string) => {
    if (Math.abs(Number(seconds) - Date.now() / 1_000) > hourSeconds) return whole
    const at = Number(seconds) * 1_000_000 + Number(micros) + Math.round(aheadMs * 1_000)
    const parts = [String(Math.floor(at / 1_000_000)), String(at % 1_000_000)]
    return `*2\r\n${parts.map(part => `$${part.length}\r\n${part}\r\n`).join('')}`
  })
  return changed === text ? chunk : Buffer.from(changed, 'latin1')
}
