import { Agent, request } from 'undici'
import { sleep } from '../../src/lib/stopping.ts'

/**
 * Asks for the pages of PROBE_URLS in turn, PROBE_RATE times a second, however long the answers take. Latency counts from the
 * scheduled time of the request, so that a stall counts for every request during it.
 */
export type Probes = { readonly probes: readonly { readonly at: number; readonly ms: number; readonly ok: boolean }[] }

const urls = (process.env.PROBE_URLS ?? '').split(' ')
const everyMs = 1_000 / Number(process.env.PROBE_RATE)
const dispatcher = new Agent({ connections: 64 })
const headers = { 'user-agent': 'Mozilla/5.0 (a reader)', 'accept-encoding': 'gzip' }
const probes: Probes['probes'][number][] = []
const end = new AbortController()

process.on('disconnect', () => process.exit(0))
process.on('SIGTERM', () => process.exit(0))
process.on('message', async () => {
  end.abort()
  await sleep(200)
  process.send?.({ probes })
})
process.send?.({ ready: true })

for (let n = 0, next = Date.now(); !end.signal.aborted; n++, next += everyMs) {
  await sleep(next - Date.now())
  void probe(urls[n % urls.length] ?? '', next)
}

async function probe(url: string, due: number): Promise<void> {
  const ok = await request(url, { dispatcher, headers, headersTimeout: 30_000, bodyTimeout: 30_000 })
    .then(async ({ statusCode, body }) => {
      await body.dump()
      return statusCode === 200
    })
    .catch(() => false)
  probes.push({ at: due, ms: Date.now() - due, ok })
}
