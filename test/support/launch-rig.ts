import { join } from 'node:path'
import { expect, vi } from 'vitest'
import type { Db } from '../../db/open.ts'
import type { launches } from '../../db/schema/index.ts'
import { findLaunch } from '../../src/domain/launch/launch.ts'
import { privateRedis } from '../../src/lib/private-redis.ts'
import { type SecretBox, secretBox } from '../../src/lib/secret-box.ts'
import { readSecretKeys } from '../../src/lib/secret-key.ts'
import { testDb } from './db.ts'
import { type Campaign, type Launch, makeAccount, makeCampaign, makeLaunch, makePledge } from './factories.ts'
import { afterThisTest, testFolder } from './folder.ts'
import { patience } from './patience.ts'
import { type RigProcess, startEntry } from './start-entry.ts'

const entries = {
  director: 'workers/director.ts',
  sender: 'workers/sender.ts',
  web: 'src/web.ts',
  sandbox: 'src/sandbox/main.ts',
  /** For a network of many hosts. */
  anyHostDirector: 'test/e2e/fixtures/any-host-director.ts',
  anyHostSender: 'test/e2e/fixtures/any-host-sender.ts',
  /** For two networks, the second one at SECOND_SANDBOX. */
  twoNetworksDirector: 'test/e2e/fixtures/two-networks-director.ts',
  twoNetworksSender: 'test/e2e/fixtures/two-networks-sender.ts',
} as const

export type SandboxPost = { readonly account: string; readonly text: string; readonly at: number }
export type SandboxRequest = SandboxPost & { readonly answer: string; readonly status: number }

export type Promised = {
  readonly pledge: number
  readonly receipt: string
  readonly handle: string
  readonly text: string
}

export type LaunchRig = {
  readonly db: Db
  readonly box: SecretBox
  readonly campaign: Campaign
  readonly dataDir: string
  /** What supporters promised, in the order of their pledges. */
  readonly promised: readonly Promised[]
  /** Somebody else promises now. */
  readonly join: () => Promise<Promised>
  /** Resolves when it says that it is ready. */
  readonly start: (entry: keyof typeof entries, env?: Readonly<Record<string, string>>) => Promise<RigProcess>
  /** So many ms on a machine of this speed: what a quiet one does within `ms` is done within that. */
  readonly lead: (ms: number) => number
  /** Lets the campaign speak `lead(ms)` from now, or so long ago. */
  readonly launchIn: (ms: number, given?: Partial<typeof launches.$inferInsert>) => Launch
  /** Resolves when the engine has nothing left to do with the launch. */
  readonly over: (launch: Launch, withinMs?: number) => Promise<Launch>
  readonly sandboxUrl: string
  readonly faults: (settings: object) => Promise<void>
  /** Every post the sandbox took, and every request it saw, oldest first. `at`: arrival in ms. */
  readonly posts: () => Promise<SandboxPost[]>
  readonly requests: () => Promise<SandboxRequest[]>
  readonly redis: { readonly url: string; readonly kill: () => Promise<void>; readonly start: () => Promise<void> }
}

/**
 * A campaign with `supporters`, a sandbox that takes the same text twice (so that whoever posts twice is seen), and a
 * Redis of its own. `sandboxFolder`: where the sandbox keeps its posts, if not beside the rest. Directors, senders and web are started by the test, as the real processes they are.
 */
export async function launchRig(supporters: number, sandboxFolder?: string): Promise<LaunchRig> {
  const dataDir = testFolder('launch')
  const db = testDb(dataDir)
  const box = secretBox(readSecretKeys(null, dataDir))
  let redis = await privateRedis(join(dataDir, 'redis'))
  afterThisTest(() => redis.stop())
  const env: Record<string, string | undefined> = {
    PATH: process.env.PATH,
    DATA_DIR: dataDir,
    REDIS_URL: redis.url,
    LOG_LEVEL: process.env.RIG_LOG ?? 'error',
    DEMO: 'off',
    PORT: '0',
  }
  const start: LaunchRig['start'] = (entry, more = {}) => startEntry(entries[entry], { ...env, ...more })
  const asked = performance.now()
  const { ready } = await start('sandbox', { SANDBOX_PORT: '0', ...(sandboxFolder && { DATA_DIR: sandboxFolder }) })
  const lead = leadAfter(performance.now() - asked)
  const url = String(ready.ready)
  env.SANDBOX_PORT = new URL(url).port
  env.SANDBOX_MAIL_PORT = String(ready.mailPort)
  const ask = async (method: string, path: string, body?: object) => {
    const signal = patience()
    const answer = await fetch(`${url}/_sandbox/${path}`, { method, signal, body: body && JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return answer.json()
  }
  const faults = async (settings: object) => void (await ask('PUT', 'faults', { duplicateCheck: false, ...settings }))
  await faults({})

  const campaign = makeCampaign(db)
  const people = (await ask('POST', 'accounts', { count: supporters })) as Person[]
  const promised = db.transaction(() => people.map((person, n) => promise(db, box, campaign, url, person, n)))

  return {
    db,
    box,
    campaign,
    dataDir,
    promised,
    join: async () => {
      const [person] = (await ask('POST', 'accounts', { count: 1 })) as Person[]
      if (!person) throw new Error('nobody came')
      return promise(db, box, campaign, url, person, supporters, Date.now())
    },
    start,
    sandboxUrl: url,
    faults,
    posts: () => ask('GET', 'posts') as Promise<SandboxPost[]>,
    requests: () => ask('GET', 'requests') as Promise<SandboxRequest[]>,
    lead,
    launchIn: (ms, given = {}) =>
      makeLaunch(db, campaign.id, { launchAt: Math.round(Date.now() + lead(ms)), ...given }),
    over: async (launch, withinMs = 30_000) => {
      const done = () => expect(findLaunch(db, launch.id)?.finishedAt, stateOf(db, launch)).toEqual(expect.any(Number))
      await vi.waitFor(done, { timeout: withinMs, interval: 50 })
      return findLaunch(db, launch.id) ?? launch
    },
    redis: {
      url: redis.url,
      kill: async () => {
        process.kill(redis.pid, 'SIGKILL')
        await redis.ended
      },
      start: async () => {
        redis = await privateRedis(join(dataDir, 'redis'))
      },
    },
  }
}

/** A quiet machine starts a process within. */
const quickStartMs = 1_000

const leadAfter = (startMs: number) => (ms: number) =>
  ms > 0 ? ms * Math.min(12, Math.max(1, startMs / quickStartMs)) : ms

type Person = { readonly id: string; readonly handle: string; readonly token: string; readonly secret: string }

/** Texts with what JSON, signatures and normalization like to change. */
function promise(
  db: Db,
  box: SecretBox,
  campaign: Campaign,
  url: string,
  person: Person,
  n: number,
  confirmedAt?: number,
): Promised {
  const text = `Nº ${n}: “we” & <you>, e\u0301 ≠ \u00e9 👩‍👩‍👧 100% of us`
  const grant = JSON.stringify({ token: person.token, secret: person.secret })
  const account = makeAccount(
    db,
    { remoteId: person.id, host: new URL(url).host, handle: person.handle },
    { box, text: grant },
  )
  const { id, receipt } = makePledge(db, campaign.id, account.id, { text, ...(confirmedAt && { confirmedAt }) }, box)
  return { pledge: id, receipt, handle: person.handle, text }
}

const stateOf = (db: Db, launch: Launch) => `launch ${launch.id} is ${findLaunch(db, launch.id)?.state}`
