import autocannon from 'autocannon'
import { sleep } from '../../src/lib/stopping.ts'
import { quantile } from '../figures.ts'

/**
 * Reads one page: READ_RATE requests a second of READ_URL for READ_SECONDS, on request. autocannon sends all requests of a
 * second at its beginning, so many runs with a few requests a second each begin evenly one after the other. Answers during that
 * time are not counted, because starting the runs keeps this process busy.
 */
const headers = { 'user-agent': 'Mozilla/5.0 (a reader)', 'accept-encoding': 'gzip' }
const perRun = 5
const beginningMs = 3_000
const runs = Number(process.env.READ_RATE) / perRun
const seconds = Number(process.env.READ_SECONDS)

process.on('disconnect', () => process.exit(0))
process.on('SIGTERM', () => process.exit(0))
process.on('message', async () => {
  const begun = performance.now()
  const counts = () => {
    const at = performance.now() - begun - beginningMs
    return at >= 0 && at < seconds * 1_000
  }
  const readers: Promise<Read>[] = []
  for (let n = 0; n < runs; n++) {
    await sleep(begun + ((n + 0.5) * beginningMs) / runs - performance.now())
    readers.push(read(counts, `10.9.0.${n}`))
  }
  const all = await Promise.all(readers)
  const took = all.flatMap(one => one.took).sort((a, b) => a - b)
  process.send?.({
    p50: quantile(took, 0.5),
    p99: quantile(took, 0.99),
    max: took.at(-1) ?? 0,
    perSecond: took.length / seconds,
    failed: all.reduce((sum, one) => sum + one.failed, 0),
  })
})
process.send?.({ ready: true })

type Read = { readonly took: readonly number[]; readonly failed: number }

function read(counts: () => boolean, address: string): Promise<Read> {
  return new Promise((resolve, reject) => {
    const took: number[] = []
    const duration = seconds + beginningMs / 1_000
    const ask = {
      url: process.env.READ_URL ?? '',
      connections: perRun,
      overallRate: perRun,
      duration,
      headers: { ...headers, 'x-forwarded-for': address },
    }
    const run = autocannon(ask, (error, result) => {
      if (error) reject(error)
      else resolve({ took, failed: result.non2xx + result.errors + result.timeouts })
    })
    run.on('response', (_client, _status, _bytes, ms) => {
      if (counts()) took.push(ms)
    })
  })
}
