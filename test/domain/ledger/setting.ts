import { eq } from 'drizzle-orm'
import { batches, deliveries, launches, pledges } from '../../../db/schema/index.ts'
import { findLaunch } from '../../../src/domain/launch/launch.ts'
import { armPledges } from '../../../src/domain/ledger/arm.ts'
import { recordHolder } from '../../../src/domain/ledger/holder.ts'
import { issueBatch } from '../../../src/domain/ledger/issue.ts'
import { dueLookups, recordLookup, type UnresolvedDelivery } from '../../../src/domain/ledger/lookups.ts'
import { attemptsOf } from '../../../src/domain/ledger/read.ts'
import { settle } from '../../../src/domain/ledger/settle.ts'
import type { Batch, OutcomeRow, PostRules, SenderIdentity } from '../../../src/domain/ledger/types.ts'
import type { Lookup, NetworkName, Posting } from '../../../src/networks/port.ts'
import type { PostOutcome } from '../../../src/networks/post-outcome.ts'
import { noon } from '../../support/context.ts'
import { testDb } from '../../support/db.ts'
import { makeAccount, makeCampaign, makeLaunch, makePledge, testDigests } from '../../support/factories.ts'

const posting: Posting = {
  name: 'x',
  freeze: ({ text, momentAt, account: { remoteId } }) => ({
    body: JSON.stringify({ text, momentAt, remoteId }),
    key: null,
    marker: text,
  }),
  request: () => {
    throw new Error('the ledger sends nothing')
  },
  outcome: () => ({ kind: 'unknown', cause: 'unclear-answer' }),
  limits: () => ({ inFlight: 1, perSecond: null, window: null }),
  hostState: null,
  repeat: () => ({ looksMs: [2_000, 8_000, 30_000], again: 'once-dead' }),
  appLimit: null,
  hostFor: host => host,
  hostsAreTyped: false,
  permalink: id => (/^\d+$/.test(id) ? `https://x.test/i/status/${id}` : null),
  origin: host => `http://${host}`,
}

export const firstLookMs = posting.repeat('').looksMs[0]

/** Bluesky is X under another name: the ledger knows no network. */
export const postings: ReadonlyMap<NetworkName, Posting> = new Map([
  ['x', posting],
  ['bluesky', posting],
  ['mastodon', { ...posting, hostsStandAlone: true }],
])
export const site = { postings, baseUrl: 'http://127.0.0.1:3000' }

/** The same network, if it took each post once, by its key. */
export const byKey = new Map([
  ['x', { ...posting, repeat: () => ({ looksMs: [2_000], again: 'by-key' }) as const }],
] as const)

export const card = (id = 'sender-1'): SenderIdentity => ({
  id,
  machine: 'here',
  egress: 'here',
  pid: 1,
  startTicks: '1',
})

export const posted: Extract<PostOutcome, { kind: 'posted' }> = {
  kind: 'posted',
  remoteId: '17',
  url: 'https://x.test/i/status/17',
  at: noon + 40,
}
export const reset: PostOutcome = { kind: 'unknown', cause: 'reset' }

/** What a sender would report of the row at `place`; written 5 ms after T0 unless it says `not-sent`. */
export function outcomeOf(batch: Batch, place: number, outcome: PostOutcome): OutcomeRow {
  const delivery = batch.rows[place]?.delivery ?? -1
  const sentAt = outcome.kind === 'not-sent' ? null : noon + 5
  const told = { at: noon + 50, status: 201, requestId: 'r-1', answer: null }
  return { delivery, batch: batch.batch, outcome, sentAt, ...told }
}

const hosts: Readonly<Record<NetworkName, string>> = {
  x: 'api.x.test',
  bluesky: 'pds.bluesky.test',
  mastodon: 'mastodon.test',
}

/** Where the accounts of these tests post that are on X. */
export const host = { network: 'x', host: hosts.x } as const

/** A launch at noon that is being armed and counts as opened, and `n` supporters. */
export function setting(n: number, given: Partial<typeof launches.$inferInsert> = {}, rules: PostRules = postings) {
  const db = testDb()
  // These tests kill no machine.
  db.$client.pragma('synchronous = OFF')
  const campaign = makeCampaign(db)
  const { id } = makeLaunch(db, campaign.id, { state: 'arming', armedAt: noon - 60_000, openedAt: noon, ...given })
  const join = (pledge: Partial<typeof pledges.$inferInsert> = {}, network: NetworkName = 'x') =>
    makePledge(db, campaign.id, makeAccount(db, { network, host: hosts[network] }).id, pledge)
  const joined = db.transaction(() => Array.from({ length: n }, () => join()))

  const launch = () => {
    const found = findLaunch(db, id)
    if (!found) throw new Error('no launch')
    return found
  }
  const issue = (size?: number, dueBy = noon, now = noon - 50_000, network: NetworkName = 'x'): Batch => {
    const batch = issueBatch(
      db,
      launch(),
      { network, host: hosts[network], run: 'run-1', dueBy, appLimit: null, digests: testDigests },
      now,
      size,
    )
    if (!batch) throw new Error('nothing is due')
    return batch
  }
  return {
    db,
    campaign,
    joined,
    join,
    launch,
    change: (to: Partial<typeof launches.$inferInsert>) => db.update(launches).set(to).where(eq(launches.id, id)).run(),
    arm: (now = noon - 60_000) =>
      armPledges(
        db,
        { postings, digests: testDigests, baseUrl: 'http://127.0.0.1:3000' },
        launch(),
        { afterPledge: 0, confirmedSince: 0 },
        now,
      ),
    issue,
    hold: (batch: Batch, sender = 'sender-1') => recordHolder(db, batch.batch, card(sender), noon - 40_000),
    settle: (rows: readonly OutcomeRow[], sender = 'sender-1', now = noon + 100) =>
      settle(db, { sender: card(sender), outcomes: rows }, now, rules),
    /** Looks up what is due by then; `looked` says what the network shows. */
    look: (now: number, looked: (doubt: UnresolvedDelivery) => Lookup) => {
      const rule = (rules.get('x') ?? posting).repeat('')
      for (const doubt of dueLookups(db, host, now, 16)) recordLookup(db, doubt, looked(doubt), rule, now)
    },
    withdraw: (pledge: number, at = noon - 30_000) =>
      db.update(pledges).set({ state: 'withdrawn', withdrawnAt: at }).where(eq(pledges.id, pledge)).run(),
    rows: () => db.select().from(deliveries).orderBy(deliveries.id).all(),
    row: (batch: Batch, place = 0) =>
      db
        .select()
        .from(deliveries)
        .where(eq(deliveries.id, batch.rows[place]?.delivery ?? -1))
        .get(),
    batch: ({ batch }: Batch) => db.select().from(batches).where(eq(batches.id, batch)).get(),
    /** What it was told since it was handed out; that it was is told first, every time. */
    told: (batch: Batch, place = 0) =>
      attemptsOf(db, batch.rows[place]?.delivery ?? -1)
        .map(one => one.kind)
        .filter(kind => kind !== 'queued'),
  }
}

/** The same, armed and in the hands of `sender-1`. */
export function inHand(n: number, given: Partial<typeof launches.$inferInsert> = {}, rules: PostRules = postings) {
  const ledger = setting(n, given, rules)
  ledger.arm()
  const batch = ledger.issue()
  ledger.hold(batch)
  return { ...ledger, held: batch }
}
