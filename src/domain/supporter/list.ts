import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { accounts, grants } from '../../../db/schema/accounts.ts'
import { pledges } from '../../../db/schema/pledges.ts'
import { fold } from '../../lib/fold.ts'
import type { SecretBox } from '../../lib/secret-box.ts'
import type { NetworkName } from '../../networks/port.ts'
import { addressHashes } from '../mail/address.ts'

export const supporterStates = ['active', 'withdrawn', 'removed'] as const
export type SupporterState = (typeof supporterStates)[number]

export type SupporterFilter = {
  readonly state: SupporterState
  readonly network: NetworkName | null
  /** Whether they post a sample message or words of their own. */
  readonly words: 'sample' | 'own' | null
  /** Only those whose permission does not work any more. */
  readonly reconnect: boolean
  /** Part of a handle or a name, or a whole mail address, as it was typed. */
  readonly search: string
  /** Whether `search` looks at mail addresses too. */
  readonly mail: boolean
}

/** After is further back in time, as the newest pledge stands first. */
export type SupporterFrom = { readonly after: number | null; readonly before: number | null }

export type Supporter = {
  readonly id: number
  readonly network: NetworkName
  /** Where their posts go to. */
  readonly host: string
  readonly handle: string
  readonly name: string
  readonly profileUrl: string
  readonly followers: number
  readonly state: SupporterState
  readonly text: string
  readonly isSample: boolean
  /** Goes only if at least so many go. */
  readonly atLeast: number | null
  readonly hasMail: boolean
  readonly confirmedAt: number
  readonly withdrawnAt: number | null
  readonly removedReason: string | null
  readonly reconnect: boolean
  /** When they had their data erased: then nothing of it is here. */
  readonly erasedAt: number | null
}

export type SupporterPage = {
  readonly rows: readonly Supporter[]
  readonly newer: boolean
  readonly older: boolean
}

/** A page of the supporters of a campaign, `limit` at the most, by key, the newest first. */
export function listSupporters(
  db: Db,
  box: SecretBox,
  campaignId: number,
  filter: SupporterFilter,
  from: SupporterFrom,
  limit: number,
): SupporterPage {
  const { after, before } = from
  const backwards = before !== null
  const place = before !== null ? gt(pledges.id, before) : after !== null ? lt(pledges.id, after) : undefined
  const found = select(db)
    .where(and(matches(box, campaignId, filter), place))
    .orderBy(backwards ? asc(pledges.id) : desc(pledges.id))
    .limit(limit + 1)
    .all()
    .map(toSupporter)
  const more = found.length > limit
  const rows = found.slice(0, limit)
  if (backwards) return { rows: rows.reverse(), newer: more, older: true }
  return { rows, newer: after !== null, older: more }
}

/** Null when the campaign has no such pledge. */
export function findSupporter(db: Db, campaignId: number, pledgeId: number): Supporter | null {
  const row = select(db)
    .where(and(eq(pledges.campaignId, campaignId), eq(pledges.id, pledgeId)))
    .get()
  return row ? toSupporter(row) : null
}

const select = (db: Db) =>
  db
    .select({ pledge: pledges, account: accounts, grant: grants.state })
    .from(pledges)
    .innerJoin(accounts, eq(accounts.id, pledges.accountId))
    .leftJoin(grants, eq(grants.accountId, accounts.id))

function matches(
  box: SecretBox,
  campaignId: number,
  { state, network, words, reconnect, search, mail }: SupporterFilter,
) {
  return and(
    eq(pledges.campaignId, campaignId),
    ...inState(state),
    network === null ? undefined : eq(accounts.network, network),
    words === null ? undefined : words === 'sample' ? isNotNull(pledges.messageId) : isNull(pledges.messageId),
    reconnect ? needsReconnect : undefined,
    search === '' ? undefined : contains(box, search, mail),
  )
}

function inState(state: SupporterState): SQL[] {
  if (state === 'active') return [eq(pledges.state, 'active')]
  return [
    eq(pledges.state, 'withdrawn'),
    state === 'removed' ? isNotNull(pledges.removedAt) : isNull(pledges.removedAt),
  ]
}

/** No grant at all counts too; one that was given back because nothing needs it does not. */
export const needsReconnect = or(isNull(grants.state), eq(grants.state, 'reconnect'))

/** `instr` and not `like`: what is typed may hold any sign. Addresses rest sealed: one is found whole. */
function contains(box: SecretBox, search: string, mail: boolean) {
  const part = fold(search.trim()).replace(/^@/, '')
  const inName = sql`instr(coalesce(${accounts.folded}, lower(${accounts.handle} || ' ' || ${accounts.name})), ${part}) > 0`
  return mail ? or(inName, inArray(pledges.addressHash, addressHashes(box, search))) : inName
}

type Row = {
  pledge: typeof pledges.$inferSelect
  account: typeof accounts.$inferSelect
  grant: (typeof grants.$inferSelect)['state'] | null
}

function toSupporter({ pledge, account, grant }: Row): Supporter {
  const { id, text, atLeast, confirmedAt, withdrawnAt, removedReason } = pledge
  const { network, host, handle, name, profileUrl, followers } = account
  const state = pledge.state === 'active' ? 'active' : pledge.removedAt === null ? 'withdrawn' : 'removed'
  return {
    id,
    network,
    host,
    handle,
    name,
    profileUrl,
    followers,
    state,
    text,
    isSample: pledge.messageId !== null,
    atLeast,
    hasMail: pledge.addressHash !== null,
    confirmedAt,
    withdrawnAt,
    removedReason,
    reconnect: grant === null || grant === 'reconnect',
    erasedAt: pledge.erasedAt,
  }
}
