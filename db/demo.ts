import { randomInt } from 'node:crypto'
import { and, eq, inArray, isNull } from 'drizzle-orm'
import { hashToken, newToken, type SecretBox } from '../src/lib/secret-box.ts'
import type { NetworkName } from '../src/networks/port.ts'
import {
  demoCampaign,
  demoMessages,
  demoOpenings,
  demoOrganization,
  demoSlug,
  demoThoughts,
  demoTimeZone,
} from './demo-story.ts'
import type { Db } from './open.ts'
import { accounts, grants } from './schema/accounts.ts'
import { campaigns, messages } from './schema/campaigns.ts'
import { launches } from './schema/launches.ts'
import { organization } from './schema/organization.ts'
import { pledges } from './schema/pledges.ts'

/** Somebody of the sandbox, with the permission they gave us. */
export type DemoSupporter = {
  readonly network: NetworkName
  /** As the network calls the account for ever. */
  readonly id: string
  /** host[:port] that posts of it go to. */
  readonly host: string
  readonly handle: string
  readonly name: string
  readonly followers: number
  readonly profileUrl: string
  /** As the folder of the network keeps it. */
  readonly grant: string
}

export type Demo = {
  readonly db: Db
  readonly seal: SecretBox['seal']
  /** Keyed digest of a pledge: see src/domain/pledge/digests.ts. */
  readonly digestOf: (pledge: Confirmed) => string
  readonly supporters: readonly DemoSupporter[]
  /** T0 and now, in ms. */
  readonly launchAt: number
  readonly now: number
  /** The short link at the end of a post on a network: of a sample, or of own words (null). */
  readonly linkOf: (network: NetworkName, campaignId: number, messageId: number | null) => string
}

const dayMs = 86_400_000
/** How long the supporters have been gathering when the demo begins. */
const gatheringMs = 5 * dayMs
const rowsAtOnce = 500

export function isDemoSeeded(db: Db): boolean {
  return demoLaunch(db) !== undefined
}

/** Makes the demo campaign with its supporters and its launch, and who runs it where nobody has said, once: all of it, or nothing when it fails. */
export function seedDemo(demo: Demo): void {
  demo.db.transaction(() => isDemoSeeded(demo.db) || plant(demo), { behavior: 'immediate' })
}

/**
 * Gives a demo that was stopped before its launch another moment, `launchAt` (ms): a newcomer who comes back should
 * see it, and not that it was missed. One that was armed, or whose moment is still to come, stays as it is.
 */
export function reviveDemo(db: Db, launchAt: number, now: number): 'moved' | 'as-it-was' {
  const launch = demoLaunch(db)
  if (!launch || launch.launchAt > now) return 'as-it-was'
  const never = and(eq(launches.id, launch.id), inArray(launches.state, ['open', 'missed']), isNull(launches.armedAt))
  const moved = db.update(launches).set({ launchAt, state: 'open', finishedAt: null }).where(never).run().changes === 1
  if (!moved) return 'as-it-was'
  const lobbyingDays = [workdayIn(demoTimeZone, launchAt)]
  db.update(campaigns).set({ lobbyingDays }).where(eq(campaigns.id, launch.campaignId)).run()
  return 'moved'
}

function plant(demo: Demo): void {
  const { db, launchAt, now, supporters } = demo
  db.insert(organization)
    .values({ id: 1, ...demoOrganization, timeZone: demoTimeZone, lang: 'en', savedAt: now })
    .onConflictDoNothing()
    .run()
  const campaign = db
    .insert(campaigns)
    .values({
      ...demoCampaign,
      slug: demoSlug,
      state: 'published',
      goal: Math.max(1, Math.floor(supporters.length * 0.8)),
      timeZone: demoTimeZone,
      lang: 'en',
      linkInPosts: true,
      lobbyingDays: [workdayIn(demoTimeZone, launchAt)],
      createdAt: now - gatheringMs - dayMs,
    })
    .returning({ id: campaigns.id })
    .get()
  const samples = db
    .insert(messages)
    .values(demoMessages.map((text, position) => ({ campaignId: campaign.id, position, text })))
    .returning()
    .all()
  for (let first = 0; first < supporters.length; first += rowsAtOnce) pledgeSome(demo, campaign.id, samples, first)
  db.insert(launches).values({ campaignId: campaign.id, kind: 'real', state: 'open', launchAt }).run()
}

function demoLaunch(db: Db) {
  const found = db
    .select({ launch: launches })
    .from(launches)
    .innerJoin(campaigns, eq(campaigns.id, launches.campaignId))
    .where(and(eq(campaigns.slug, demoSlug), eq(launches.kind, 'real')))
    .get()
  return found?.launch
}

type Sample = typeof messages.$inferSelect

function pledgeSome(demo: Demo, campaignId: number, samples: readonly Sample[], first: number): void {
  const { db } = demo
  const some = demo.supporters.slice(first, first + rowsAtOnce)
  const ids = db
    .insert(accounts)
    .values(some.map(one => accountRow(demo, one)))
    .returning({ id: accounts.id })
    .all()
  const connected = some.flatMap((one, n) => {
    const id = ids[n]?.id
    return id === undefined ? [] : [{ one, id, place: first + n }]
  })
  db.insert(grants)
    .values(connected.map(({ one, id }) => grantRow(demo, one, id)))
    .run()
  db.insert(pledges)
    .values(connected.map(({ one, id, place }) => pledgeRow(demo, campaignId, samples, one.network, id, place)))
    .run()
}

function accountRow({ now }: Demo, { id: remoteId, grant: _, ...known }: DemoSupporter) {
  return { remoteId, ...known, createdAt: now, seenAt: now }
}

function grantRow({ seal, now }: Demo, { grant }: DemoSupporter, accountId: number) {
  const sealed = seal(grant, `grant:${accountId}`)
  return { accountId, state: 'live' as const, sealed, grantedAt: now }
}

function pledgeRow(
  demo: Demo,
  campaignId: number,
  samples: readonly Sample[],
  network: NetworkName,
  accountId: number,
  place: number,
) {
  const receipt = newToken()
  const receiptHash = hashToken(receipt)
  const said = linked(words(samples, place), messageId => demo.linkOf(network, campaignId, messageId))
  const behindMs = Math.round((gatheringMs * (demo.supporters.length - place)) / demo.supporters.length)
  return {
    campaignId,
    accountId,
    ...said,
    digest: demo.digestOf({ campaignId, accountId, text: said.text, atLeast: null }),
    inviteCode: randomInt(36 ** 7, 36 ** 8),
    receiptHash,
    receiptSealed: demo.seal(receipt, `receipt:${receiptHash}`),
    confirmedAt: demo.now - behindMs,
  }
}

type Confirmed = { campaignId: number; accountId: number; text: string; atLeast: null }

/** Four of five take a sample, evenly; the fifth finds words of their own. */
function words(samples: readonly Sample[], place: number): { text: string; messageId: number | null } {
  const sample = samples[(place - Math.floor(place / 5)) % samples.length]
  if (sample && place % 5 !== 4) return { text: sample.text, messageId: sample.id }
  const own = Math.floor(place / 5)
  const [opening, thought] = [demoOpenings[own % demoOpenings.length], demoThoughts[own % demoThoughts.length]]
  return { text: `${opening} ${thought} ${demoCampaign.hashtag}`, messageId: null }
}

const linked = <T extends { text: string; messageId: number | null }>(
  one: T,
  linkOf: (of: number | null) => string,
) => ({
  ...one,
  text: [one.text, linkOf(one.messageId)].filter(Boolean).join(' '),
})

/** The calendar day (YYYY-MM-DD) of a moment in a time zone; at a weekend, when no office answers, the Monday after it. */
function workdayIn(timeZone: string, at: number): string {
  const day = new Intl.DateTimeFormat('en', { timeZone, weekday: 'short' }).format(at)
  const later = day === 'Sat' ? 2 * dayMs : day === 'Sun' ? dayMs : 0
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at + later)
}
