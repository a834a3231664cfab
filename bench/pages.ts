import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { createContext } from '../src/context.ts'
import { type CapacityGiven, planCapacity } from '../src/domain/launch/capacity/plan.ts'
import { acceptInvitation } from '../src/domain/organizer/acceptance.ts'
import { firstRunInvitation } from '../src/domain/organizer/invitation.ts'
import { measureText } from '../src/networks/x/text.ts'
import { makeCampaign, makeLaunch } from '../test/support/factories.ts'
import { makeManySupporters } from '../test/support/many-supporters.ts'
import { median } from './figures.ts'
import { clearFolder, makeFolder } from './folder.ts'

/** How long something takes with little and with much behind it, alternately in one run: load is the same for both. */
export type PageTime = {
  readonly what: string
  readonly little: number
  readonly much: number
  readonly littleMs: number
  readonly muchMs: number
  /** Much by little: 1 where it makes no difference. */
  readonly ratio: number
}

type Timed = {
  readonly what: string
  readonly little: number
  readonly much: number
  readonly run: (n: number) => unknown
}

const rounds = 9
const pledges = [1_000, 100_000] as const

const pages = {
  'campaign page': '/c/amend',
  'launch board': '/c/amend/live',
  'supporters, first page': '/organize/amend/supporters',
  'supporters, in the middle': '/organize/amend/supporters?after=500',
  'supporters, a search that finds many': '/organize/amend/supporters?search=ada',
  'supporters, a search that finds nobody': '/organize/amend/supporters?search=nobody+at+all',
  'supporters, a network without anybody': '/organize/amend/supporters?network=mastodon',
  'supporters who must connect again': '/organize/amend/supporters?reconnect=yes',
} as const

export async function timePages(): Promise<readonly PageTime[]> {
  const sites = new Map([
    [pledges[0], await openSite(pledges[0])],
    [pledges[1], await openSite(pledges[1])],
  ] as const)
  const [little, much] = pledges
  const read = (path: string) => (n: number) => sites.get(n === much ? much : little)?.read(path)
  const timed: readonly Timed[] = [
    ...Object.entries(pages).map(([what, path]) => ({ what, little, much, run: read(path) })),
    { what: 'the capacity plan (posts)', little: 10_000, much: 1_000_000, run: n => planCapacity(planOf(n)) },
    { what: 'measuring a text (characters)', little: 280, much: 20_000, run: n => measureText('ü.'.repeat(n / 2)) },
  ]
  try {
    const times: PageTime[] = []
    for (const one of timed) times.push(await compare(one))
    return times
  } finally {
    for (const site of sites.values()) site.close()
  }
}

async function compare({ what, little, much, run }: Timed): Promise<PageTime> {
  const ms = { little: [] as number[], much: [] as number[] }
  for (let round = 0; round < rounds; round++) {
    ms.little.push(await msOf(() => run(little)))
    ms.much.push(await msOf(() => run(much)))
  }
  const [littleMs, muchMs] = [median(ms.little), median(ms.much)]
  return { what, little, much, littleMs, muchMs, ratio: muchMs / littleMs }
}

async function msOf(work: () => unknown): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/** The whole application on a free port, with so many pledges to one campaign, as its owner reads it. */
async function openSite(supporters: number) {
  const folder = makeFolder()
  const context = createContext(readConfig({ DATA_DIR: folder, LOG_LEVEL: 'error' }), 'bench')
  const campaign = makeCampaign(context.db, { slug: 'amend' })
  makeLaunch(context.db, campaign.id, { launchAt: Date.now() + 86_400_000 })
  makeManySupporters(context.db, campaign.id, supporters, Date.now())
  const server = createServer(createApp(context)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const home = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const ada = { name: 'Ada', email: 'ada@example.org', password: 'correct horse battery' }
  await acceptInvitation(context.db, firstRunInvitation(context.db, Date.now()) ?? '', ada, Date.now())
  const form = new URLSearchParams({ email: ada.email, password: ada.password })
  const signedIn = await fetch(`${home}/organize/sign-in`, { method: 'POST', body: form, redirect: 'manual' })
  const cookies = signedIn.headers.getSetCookie().map(line => line.split(';')[0])
  return {
    read: async (path: string) => {
      const answer = await fetch(home + path, { headers: { cookie: cookies.join('; ') } })
      await answer.text()
      if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
    },
    close: () => {
      server.closeAllConnections()
      server.close()
      context.db.$client.close()
      clearFolder(folder)
    },
  }
}

const planOf = (posts: number): CapacityGiven => ({
  hosts: [
    {
      network: 'bluesky',
      host: 'pds.test',
      answerMs: 200,
      dollars: 0,
      posts,
      limits: { inFlight: 1_024, perSecond: null, window: { requests: 3_000, ms: 300_000 } },
    },
  ],
  apps: [],
  addresses: [{ senders: 1, sockets: 256 }],
  senderPostsPerSecond: 10_000,
  spreadMs: 0,
  retryWindowMs: 900_000,
})
