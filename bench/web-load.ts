import { createServer } from 'node:net'
import { pause } from '../src/lib/run.ts'
import { makeCampaign } from './campaign.ts'
import { quantile } from './figures.ts'
import { clearFolder, makeFolder } from './folder.ts'
import { cpuMs, peakMb, type Started, start } from './processes.ts'

/** Campaign page and board under load, while supporters pledge. Latencies in ms. */
export type WebLoad = {
  readonly seconds: number
  readonly pledgesBefore: number
  readonly campaign: Read
  readonly board: Read
  readonly pledges: {
    readonly perSecond: number
    readonly failed: number
    /** From opening the form to the receipt: eight pages of ours and two of the sandbox. */
    readonly p50: number
    readonly p99: number
    readonly trouble: string | null
  }
  /** CPU of the web process, in percent of one core, and its peak. */
  readonly cpuPercent: number
  readonly peakMb: number
}

export type Read = {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  readonly max: number
  readonly failed: number
}

const readsPerSecond = 300
const pledgesPerSecond = 50
const pledgesBefore = 10_000
/** A process that has just started compiles its code: nobody measures a cold engine. */
const warmUpSeconds = 5

/** `profile`: where a CPU profile of the web process goes; null for none. */
export async function loadWeb(seconds: number, profile: string | null): Promise<WebLoad> {
  const folder = makeFolder()
  const cast: Started[] = []
  const add = async (...given: Parameters<typeof start>) => {
    const one = await start(...given)
    cast.push(one)
    return one
  }
  try {
    const sandbox = await add('sandbox', 'src/sandbox/main.ts', {
      DATA_DIR: folder,
      SANDBOX_PORT: '0',
      LOG_LEVEL: 'error',
    })
    const origin = String(sandbox.said.ready)
    const { db, slug } = makeCampaign(folder, pledgesBefore, origin)
    db.$client.close()
    const port = String(await freePort())
    // A proxy in front, as in production: each supporter comes from an address of their own.
    const settings = {
      DATA_DIR: folder,
      PORT: port,
      SANDBOX_PORT: new URL(origin).port,
      TRUST_PROXY: '1',
      LOG_LEVEL: 'error',
    }
    const profiling = profile ? ['--cpu-prof', '--cpu-prof-dir', profile] : []
    const web = await add('web', 'src/web.ts', settings, profiling)
    const home = `http://127.0.0.1:${port}`
    const page = { READ_RATE: String(readsPerSecond / 2), READ_SECONDS: String(seconds) }
    const readers = await Promise.all(
      ['', '/live'].map(end =>
        add('readers', 'bench/crew/readers.ts', { ...page, READ_URL: `${home}/c/${slug}${end}` }),
      ),
    )
    const pledging = { PLEDGE_URL: home, PLEDGE_SLUG: slug, PLEDGE_RATE: String(pledgesPerSecond) }
    const supporters = await add('supporters', 'bench/crew/supporters.ts', pledging)
    return await measureLoad(web, readers, supporters, seconds)
  } finally {
    await Promise.all(cast.map(one => one.end()))
    clearFolder(folder)
  }
}

async function measureLoad(web: Started, readers: Started[], supporters: Started, seconds: number): Promise<WebLoad> {
  await pause(warmUpSeconds * 1_000)
  const before = cpuMs(web.pid)
  const from = Date.now()
  const [campaign, board] = await Promise.all(readers.map(one => one.ask<Read>({ begin: true })))
  const until = Date.now()
  const cpuPercent = (100 * (cpuMs(web.pid) - before)) / (until - from)
  if (!campaign || !board) throw new Error('nobody read')
  const pledges = await pledgesOf(supporters, from, until)
  return { seconds, pledgesBefore, campaign, board, pledges, cpuPercent, peakMb: peakMb(web.pid) }
}

type Done = { readonly done: readonly { readonly at: number; readonly ms: number; readonly trouble: string | null }[] }

async function pledgesOf(supporters: Started, from: number, until: number): Promise<WebLoad['pledges']> {
  const { done } = await supporters.ask<Done>({})
  const counted = done.filter(one => one.at >= from && one.at < until)
  const well = counted.filter(one => one.trouble === null).map(one => one.ms)
  const sorted = well.sort((a, b) => a - b)
  return {
    perSecond: (1_000 * well.length) / (until - from),
    failed: counted.length - well.length,
    p50: quantile(sorted, 0.5),
    p99: quantile(sorted, 0.99),
    trouble: counted.find(one => one.trouble)?.trouble ?? null,
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  const { port } = server.address() as { port: number }
  await new Promise(resolve => server.close(resolve))
  return port
}
