import { getPriority, setPriority } from 'node:os'
import { Agent, request } from 'undici'
import { pause } from '../../src/lib/run.ts'
import { quantile } from '../figures.ts'

/**
 * A crowd that reads: `{ rate, seconds }` sends so many requests a second, whatever becomes of the ones before, to
 * CROWD_URLS in turn, each from an address of its own. It says how many were served, turned away (503) or failed.
 */
export type Crowd = {
  readonly served: number
  readonly turnedAway: number
  readonly failed: number
  /** ms from the moment at which it was due; null where there was none. */
  readonly p50: number | null
  readonly p99: number | null
  readonly turnedAwayP99: number | null
}

type Answer = { readonly status: number; readonly ms: number }

const urls = (process.env.CROWD_URLS ?? '').split(' ')
const dispatcher = new Agent({ connections: 512 })
const patienceMs = 10_000
/** What it measures comes before how soon it measures. */
setPriority(Math.min(19, getPriority() + 3))

process.on('disconnect', () => process.exit(0))
process.on('SIGTERM', () => process.exit(0))
process.on('message', async ({ rate, seconds }: { rate: number; seconds: number }) => {
  const begun = performance.now()
  const asked: Promise<Answer>[] = []
  for (let at = 0; at < seconds * 1_000; at = performance.now() - begun) {
    while (asked.length < (at * rate) / 1_000) asked.push(ask(asked.length, begun + (asked.length * 1_000) / rate))
    await pause(2)
  }
  process.send?.(summed(await Promise.all(asked)))
})
process.send?.({ ready: true })

async function ask(n: number, due: number): Promise<Answer> {
  const headers = { 'accept-encoding': 'gzip', 'x-forwarded-for': `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}` }
  try {
    const signal = AbortSignal.timeout(patienceMs)
    const { statusCode, body } = await request(urls[n % urls.length] ?? '', { dispatcher, headers, signal })
    await body.dump()
    return { status: statusCode, ms: performance.now() - due }
  } catch {
    return { status: 0, ms: performance.now() - due }
  }
}

function summed(answers: readonly Answer[]): Crowd {
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
