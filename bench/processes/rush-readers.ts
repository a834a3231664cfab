import { connect, type Socket } from 'node:net'
import { getPriority, setPriority } from 'node:os'
import { sleep } from '../../src/lib/stopping.ts'
import { quantile } from '../figures.ts'

/**
 * Told `{ rate, seconds }`, sends so many requests a second to READ_URLS in turn, however many answers are outstanding, each
 * from its own address. Counts those served, turned away (503) or failed. On bare sockets, because an HTTP client would take
 * more CPU time than the server that it measures.
 */
export type RushReaders = {
  readonly served: number
  readonly turnedAway: number
  readonly failed: number
  /** ms from the scheduled time of the request; null where there was none. */
  readonly p50: number | null
  readonly p99: number | null
  readonly turnedAwayP99: number | null
}

type Answer = { readonly status: number; readonly ms: number }

const urls = (process.env.READ_URLS ?? '').split(' ').map(url => new URL(url))
const patienceMs = 10_000
const idle: Socket[] = []
// The measured processes get the CPU first.
setPriority(Math.min(19, getPriority() + 3))

process.on('disconnect', () => process.exit(0))
process.on('SIGTERM', () => process.exit(0))
process.on('message', async ({ rate, seconds }: { rate: number; seconds: number }) => {
  const begun = performance.now()
  const asked: Promise<Answer>[] = []
  for (let at = 0; at < seconds * 1_000; at = performance.now() - begun) {
    while (asked.length < (at * rate) / 1_000) asked.push(ask(asked.length, begun + (asked.length * 1_000) / rate))
    await sleep(2)
  }
  process.send?.(summed(await Promise.all(asked)))
  for (const socket of idle.splice(0)) socket.destroy()
})
process.send?.({ ready: true })

function ask(n: number, due: number): Promise<Answer> {
  const url = urls[n % urls.length] ?? new URL('http://127.0.0.1')
  const socket = freeSocket(url)
  return new Promise(resolve => {
    let text = Buffer.alloc(0)
    const over = (status: number) => {
      socket.off('data', hear).off('error', fail).off('close', fail).off('timeout', fail).setTimeout(0)
      if (status === 0) socket.destroy()
      else idle.push(socket)
      resolve({ status, ms: performance.now() - due })
    }
    const fail = () => over(0)
    const hear = (part: Buffer) => {
      text = Buffer.concat([text, part])
      const status = statusOf(text)
      if (status !== null) over(status)
    }
    socket.on('data', hear).on('error', fail).on('close', fail).on('timeout', fail).setTimeout(patienceMs)
    socket.write(headOf(url, `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`))
  })
}

/** An idle socket, or a new one. */
function freeSocket(url: URL): Socket {
  for (let socket = idle.pop(); socket; socket = idle.pop()) if (!socket.destroyed) return socket
  return connect(Number(url.port), url.hostname).on('error', () => {})
}

const headOf = ({ host, pathname }: URL, address: string) =>
  `GET ${pathname} HTTP/1.1\r\nhost: ${host}\r\naccept: text/html\r\naccept-encoding: gzip\r\nx-forwarded-for: ${address}\r\n\r\n`

/** Of an answer that is complete; null for one that is not yet. */
function statusOf(text: Buffer): number | null {
  const end = text.indexOf('\r\n\r\n')
  if (end < 0) return null
  const head = text.toString('latin1', 0, end)
  const length = Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? 0)
  return text.length >= end + 4 + length ? Number(head.slice(9, 12)) : null
}

function summed(answers: readonly Answer[]): RushReaders {
  const took = (status: number) => answers.flatMap(one => (one.status === status ? [one.ms] : [])).sort((a, b) => a - b)
  const served = took(200)
  const turnedAway = took(503)
  const of = (sorted: readonly number[], share: number) => (sorted.length > 0 ? quantile(sorted, share) : null)
  return {
    served: served.length,
    turnedAway: turnedAway.length,
    failed: answers.length - served.length - turnedAway.length,
    p50: of(served, 0.5),
    p99: of(served, 0.99),
    turnedAwayP99: of(turnedAway, 0.99),
  }
}
