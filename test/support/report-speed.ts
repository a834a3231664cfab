import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { campaigns } from '../../db/schema/index.ts'
import { createApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { createContext } from '../../src/context.ts'
import { acceptInvitation } from '../../src/domain/organizer/acceptance.ts'
import { firstRunInvitation } from '../../src/domain/organizer/invitation.ts'
import { makeCampaign, makeLaunch, makeMessage } from './factories.ts'
import { makeManyDeliveries } from './many-deliveries.ts'
import { makeManyMeasurements } from './many-measurements.ts'

/**
 * How long the report takes to open, ten readings of every post behind it, from request to last byte over HTTP, and how
 * much memory its files take:
 * `node --import tsx test/support/report-speed.ts 100000` (or 1000000). The rows are made by another process.
 */
const times = 15
const howMany = Number(process.argv[2] ?? 100_000)
const folder = process.argv[3] ?? mkdtempSync(join(tmpdir(), 'thunderclap-report-'))
const context = createContext(readConfig({ DATA_DIR: folder, LOG_LEVEL: 'error' }), 'speed')
const megabytes = (bytes: number) => `${(bytes / 1_048_576).toFixed(0)} MB`
const say = (line: string) => process.stdout.write(`${line}\n`)

if (process.argv[3] !== undefined) build()
else await measure()

function build(): void {
  const { db } = context
  const campaign = makeCampaign(db, { slug: 'amend' })
  const samples = [1, 2, 3].map(n => makeMessage(db, campaign.id, `Sample ${n}: amend the act, now.`).id)
  const launch = makeLaunch(db, campaign.id, { state: 'finished', finishedAt: Date.now() })
  makeManyDeliveries(db, launch, samples, howMany)
  makeManyMeasurements(db, launch.id, 10)
  db.$client.close()
}

async function measure(): Promise<void> {
  const builder = fork(fileURLToPath(import.meta.url), [String(howMany), folder], { execArgv: ['--import', 'tsx'] })
  await once(builder, 'exit')
  context.db.update(campaigns).set({ reportPublishedAt: 1 }).run()
  const server = createServer(createApp(context)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const home = `http://127.0.0.1:${(server.address() as AddressInfo).port}/c/amend`
  const cookie = await owner(home)
  say(`${howMany} deliveries, ${megabytes(process.memoryUsage.rss())} before`)
  say(`the report, first time: ${inWords([await opened(`${home}/reach`, cookie)])}`)
  say(`the report, ${times} times: ${inWords(await openedOften(`${home}/reach`, cookie))}`)
  say(`what everybody reads, ${times} times in a row: ${inWords(await openedOften(`${home}/reach`, ''))}`)
  for (const file of ['samples.csv', 'deliveries.csv', 'deliveries.json', 'clicks.csv'])
    say(`${file}: ${await taken(`${home}/${file}`, cookie)}`)
  const alone = fork(fileURLToPath(new URL('export-memory.ts', import.meta.url)), [folder], {
    execArgv: ['--import', 'tsx'],
  })
  await once(alone, 'exit')
  server.closeAllConnections()
  server.close()
  context.db.$client.close()
  rmSync(folder, { recursive: true, force: true })
}

type Opened = { readonly wallMs: number; readonly cpuMs: number }

async function openedOften(url: string, cookie: string): Promise<Opened[]> {
  const all: Opened[] = []
  for (let n = 0; n < times; n++) all.push(await opened(url, cookie))
  return all
}

/** The processor's time is that of the reader, too: both are in one process. */
async function opened(url: string, cookie: string): Promise<Opened> {
  const [began, used] = [performance.now(), process.cpuUsage()]
  const answer = await fetch(url, { headers: { cookie } })
  await answer.text()
  if (answer.status !== 200) throw new Error(`answered ${answer.status}`)
  const { user, system } = process.cpuUsage(used)
  return { wallMs: performance.now() - began, cpuMs: (user + system) / 1_000 }
}

function inWords(all: readonly Opened[]): string {
  const of = (figure: keyof Opened) => {
    const sorted = all.map(one => one[figure]).sort((one, other) => one - other)
    return [sorted[Math.floor(sorted.length / 2)] ?? 0, sorted.at(-1) ?? 0].map(ms => ms.toFixed(0))
  }
  const [[wall, worst], [cpu]] = [of('wallMs'), of('cpuMs')]
  return `${wall} ms (p50), ${worst} ms at most; ${cpu} ms of processor`
}

/** Reads with a pause in the middle: nothing may pile up for a reader who is slow. */
async function taken(url: string, cookie: string): Promise<string> {
  const began = performance.now()
  const { body } = await fetch(url, { headers: { cookie } })
  let [bytes, most, paused] = [0, 0, false]
  for await (const chunk of body ?? []) {
    bytes += chunk.length
    if (!paused && bytes > 1_000_000) {
      paused = true
      await new Promise(resolve => setTimeout(resolve, 3_000))
    }
    most = Math.max(most, process.memoryUsage.rss())
  }
  return `${megabytes(bytes)} in ${((performance.now() - began) / 1_000).toFixed(1)} s, at most ${megabytes(most)} of memory`
}

/** The cookie of an owner who has just signed in. */
async function owner(home: string): Promise<string> {
  const ada = { name: 'Ada', email: 'ada@example.org', password: 'correct horse battery' }
  await acceptInvitation(context.db, firstRunInvitation(context.db, Date.now()) ?? '', ada, Date.now())
  const answer = await fetch(new URL('/organize/sign-in', home), {
    method: 'POST',
    body: new URLSearchParams({ email: ada.email, password: ada.password }),
    redirect: 'manual',
  })
  const cookies = answer.headers.getSetCookie().map(line => line.split(';')[0])
  return cookies.join('; ')
}
