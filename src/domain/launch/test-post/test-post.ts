import { and, count, eq, gt } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { grants } from '../../../../db/schema/accounts.ts'
import { testPosts } from '../../../../db/schema/test-posts.ts'
import { newToken, type SecretBox } from '../../../lib/secret-box.ts'
import { sendOnce } from '../../../lib/send-once.ts'
import type { Grant } from '../../../networks/account.ts'
import type { Frozen, HttpRequest, Network, NetworkName, Post, Posting } from '../../../networks/port.ts'
import type { PostOutcome, SignAgain } from '../../../networks/post-outcome.ts'
import type { OwnCampaign } from '../../campaign/all-campaigns.ts'
import { record } from '../../organizer/audit/record.ts'
import type { Organizer } from '../../organizer/organizer.ts'
import type { Account } from '../../pledge/account.ts'
import { openGrant } from '../../pledge/grants/give-back.ts'
import { linkCard } from '../../share/link-card.ts'
import { mayTest } from './list.ts'

/** Of the whole exchange with the network, in ms. */
export const testWithinMs = 20_000
/** Of one campaign in 24 hours: each may cost the operator money. */
export const testsADay = 10

export type Outside = {
  readonly db: Db
  readonly box: SecretBox
  readonly networks: ReadonlyMap<NetworkName, Network>
  readonly now: () => number
  /** Of this site: the campaign's links in texts begin with it. */
  readonly baseUrl: string
}

export type Test = {
  readonly campaign: OwnCampaign
  readonly organizer: Organizer
  /** Connected, and the organizer's own. */
  readonly account: Account
  /** As a pledge would have it. */
  readonly text: string
}

/** `done`: its row says what came of it. `already`: this text is out from this account, or may be. */
export type Tested = 'done' | 'already' | 'too-many' | 'too-late' | 'no-permission'

/**
 * Makes one post, now, as the delivery of a pledge with this text would be made, by one request at the most: its row is
 * written before, and what is unclear stays so. No pledge, delivery or batch has a part in it.
 */
export async function makeTestPost(outside: Outside, test: Test): Promise<Tested> {
  const { db, box, networks, now } = outside
  const { account } = test
  const posting = networks.get(account.network)?.posting
  const host = posting?.hostFor(account.host) ?? null
  const grant = liveGrant(db, box, account.id)
  if (!posting || host === null || grant === null) return 'no-permission'
  const frozen = posting.freeze(postOf(outside, test, host))
  const row = begin(outside, test)
  if (typeof row === 'string') return row
  const signal = AbortSignal.timeout(testWithinMs)
  settle(db, row.id, posting, await write(posting, { grant, frozen, host, now, signal }), now())
  return 'done'
}

function liveGrant(db: Db, box: SecretBox, accountId: number): Grant | null {
  const live = and(eq(grants.accountId, accountId), eq(grants.state, 'live'))
  const found = db.select({ sealed: grants.sealed }).from(grants).where(live).get()
  return found ? openGrant(box, accountId, found.sealed) : null
}

/** With a seed of its own: a network that takes a key once takes the account's pledge as well. */
const postOf = ({ now, baseUrl }: Outside, { campaign, account, text }: Test, host: string): Post => ({
  text,
  momentAt: now(),
  account: { remoteId: account.remoteId, host },
  card: linkCard(text, baseUrl, campaign.id, campaign),
  lang: campaign.lang,
  seed: `test ${newToken()}`,
})

function begin({ db, now }: Outside, { campaign, organizer, account, text }: Test) {
  const at = now()
  const { id: accountId, network, handle } = account
  const row = { campaignId: campaign.id, organizerId: organizer.id, accountId, network, text, madeAt: at }
  return db.transaction(
    tx => {
      if (!mayTest(tx, campaign.id)) return 'too-late'
      const today = and(eq(testPosts.campaignId, campaign.id), gt(testPosts.madeAt, at - 86_400_000))
      const made = tx.select({ n: count() }).from(testPosts).where(today).get()?.n ?? 0
      if (made >= testsADay) return 'too-many'
      const begun = tx.insert(testPosts).values(row).onConflictDoNothing().returning({ id: testPosts.id }).get()
      if (!begun) return 'already'
      record(tx, organizer, 'test-posted', { network, handle }, at, campaign)
      return begun
    },
    { behavior: 'immediate' },
  )
}

type Writing = {
  readonly grant: Grant
  readonly frozen: Frozen
  readonly host: string
  readonly now: () => number
  readonly signal: AbortSignal
}

/** Asks first for what the host teaches, where it does: that changes nothing. The post itself is asked for once. */
async function write(
  posting: Posting,
  { grant, frozen, host, now, signal }: Writing,
): Promise<PostOutcome | SignAgain> {
  const send = (request: HttpRequest) => sendOnce(request, { publicOnly: posting.hostsAreTyped, signal })
  let request: HttpRequest
  try {
    const { hostState } = posting
    const answer = hostState && (await send(hostState.ask(grant, now())))
    const taught = answer && 'status' in answer ? hostState?.read(answer) : null
    request = posting.request(grant, frozen, now(), taught ?? undefined)
  } catch {
    return { kind: 'not-sent', cause: 'unreadable-grant' }
  }
  // A sender writes to no other host than the account's own.
  if (request.origin !== posting.origin(host) || signal.aborted) return { kind: 'not-sent', cause: 'connect' }
  return posting.outcome(await send(request), now(), frozen)
}

function settle(db: Db, id: number, { permalink }: Posting, outcome: PostOutcome | SignAgain, now: number): void {
  const mine = and(eq(testPosts.id, id), eq(testPosts.state, 'sending'))
  db.update(testPosts)
    .set({ ...columnsOf(outcome, permalink), settledAt: now })
    .where(mine)
    .run()
}

function columnsOf(outcome: PostOutcome | SignAgain, permalink: Posting['permalink']): Partial<TestPost> {
  switch (outcome.kind) {
    case 'posted': {
      const { remoteId, url } = outcome
      return { state: 'posted', remoteId, url: url ?? (remoteId === null ? null : permalink(remoteId)) }
    }
    case 'sign-again':
      return { state: 'not-sent', reason: 'sign-again' }
    case 'not-sent':
    case 'try-later':
      return { state: 'not-sent', reason: outcome.cause }
    case 'refused':
    case 'halt':
      return { state: 'refused', reason: outcome.reason }
    case 'unknown':
      return { state: 'unknown', reason: outcome.cause }
    default:
      return outcome satisfies never
  }
}

type TestPost = typeof testPosts.$inferSelect
