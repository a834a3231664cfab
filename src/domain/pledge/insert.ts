import { and, eq, getTableColumns, isNull, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { prepared } from '../../../db/prepared.ts'
import { launches } from '../../../db/schema/launches.ts'
import { pledges } from '../../../db/schema/pledges.ts'
import type { Lang } from '../../lib/lang.ts'
import { hashToken, newToken, type SecretBox } from '../../lib/secret-box.ts'
import type { TextRule } from '../../networks/port.ts'
import { sealAddress } from '../mail/pledge-address.ts'
import { inviterOf, newInviteCode } from '../share/invite-code.ts'
import { digests } from './digests.ts'
import type { Pledge } from './pledge.ts'
import { ahead, collecting, launchAllows, launchOf } from './pledge-rules.ts'

/** What led a supporter here. */
export type Came = {
  /** Whose invitation: its code. */
  readonly by?: number | null | undefined
  /** What else: see sources.ts. */
  readonly from?: string | null | undefined
}

/** As it is kept. */
export const sourceOf = ({ by, from }: Came): string => (by == null ? (from ?? 'direct') : 'invitation')

/** What a supporter confirmed. `text` is posted byte for byte; `messageId` is the sample it is, unchanged. */
export type Promised = Came & {
  readonly campaignId: number
  readonly accountId: number
  readonly text: string
  readonly messageId: number | null
  readonly email: string | null
  /** Goes only if at least so many go; null: in any case. */
  readonly atLeast?: number | null
  /** Shown to followers and on their profile alone. */
  readonly unlisted?: boolean
  /** What they read. */
  readonly lang?: Lang
  /** Of the account's network. */
  readonly rule: TextRule
}

/**
 * One statement decides: the launch must be ahead, and (campaign, account) be free, or held by a withdrawn pledge,
 * which is renewed under its old receipt. A pledge withdrawn after arming stays so: its delivery is settled.
 */
export function insertPledge(db: Db, box: SecretBox, promised: Promised, now: number): Pledge | null {
  const receipt = newToken()
  const receiptHash = hashToken(receipt)
  const receiptSealed = box.seal(receipt, `receipt:${receiptHash}`)
  const { atLeast = null, unlisted = false } = promised
  const wanted = { lang: null, ...promised, by: promised.by ?? null, atLeast, unlisted }
  const digest = digests(box).ofPledge(wanted)
  const address = sealAddress(box, { ...promised, receiptHash }, promised.email)
  const secret = { receiptHash, receiptSealed, ...address, inviteCode: newInviteCode() }
  const source = sourceOf(promised)
  return statements(db).join.all({ ...wanted, unlisted: unlisted ? 1 : 0, digest, ...secret, source, now })[0] ?? null
}

type Given =
  | keyof Promised
  | 'digest'
  | 'addressSealed'
  | 'addressHash'
  | 'receiptHash'
  | 'receiptSealed'
  | 'inviteCode'
  | 'source'
  | 'now'
const given = (name: Given) => sql`${sql.placeholder(name)}`

/** What it is from now on, new or renewed. */
const kept = {
  state: sql`'active'`,
  text: given('text'),
  digest: given('digest'),
  messageId: given('messageId'),
  textRule: given('rule'),
  addressSealed: given('addressSealed'),
  addressHash: given('addressHash'),
  atLeast: given('atLeast'),
  unlisted: given('unlisted'),
  confirmedAt: given('now'),
  withdrawnAt: sql`null`,
  lang: given('lang'),
  eraseAskedAt: sql`null`,
  erasedAt: sql`null`,
}
const values: Record<keyof Pledge, SQL> = {
  ...kept,
  id: sql`null`,
  campaignId: given('campaignId'),
  by: sql`'account'`,
  accountId: given('accountId'),
  printVersion: sql`0`,
  receiptHash: given('receiptHash'),
  receiptSealed: given('receiptSealed'),
  removedAt: sql`null`,
  removedReason: sql`null`,
  inviteCode: given('inviteCode'),
  invitedBy: inviterOf(given('by'), given('campaignId'), given('accountId')),
  source: given('source'),
  replaces: sql`null`,
  writtenFor: sql`null`,
  postedAt: sql`null`,
}
/** In the order of the table's columns, as an insert from a select wants it. */
const row = Object.fromEntries(
  Object.entries(getTableColumns(pledges)).map(([key, { name }]) => [key, values[key as keyof Pledge].as(name)]),
) as Record<keyof Pledge, SQL.Aliased>

const statements = prepared(db => ({
  join: db
    .insert(pledges)
    .select(
      db
        .select(row)
        .from(launches)
        .where(
          and(
            launchOf(given('campaignId')),
            ahead(['open', 'arming', 'armed'], given('now')),
            collecting(db, given('campaignId')),
          ),
        ),
    )
    .onConflictDoUpdate({
      target: [pledges.campaignId, pledges.accountId],
      set: kept,
      setWhere: and(
        eq(pledges.state, 'withdrawn'),
        isNull(pledges.removedAt),
        launchAllows(db, ahead(['open'], given('now'))),
      ),
    })
    .returning()
    .prepare(),
}))
