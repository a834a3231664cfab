import { randomInt } from 'node:crypto'
import { and, count, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { prepared } from '../../../db/prepared.ts'
import { pledges } from '../../../db/schema/pledges.ts'
import { shortLink } from './short-link.ts'

/** Stands for a pledge in what its supporter passes on: random, so that nobody counts on, and no secret. */
export const newInviteCode = (): number => randomInt(36 ** 7, 36 ** 8)

/** As it stands in an address. Null when it is none. */
export const readInviteCode = (typed: unknown): number | null =>
  typeof typed === 'string' && /^[0-9a-z]{1,9}$/i.test(typed) ? Number.parseInt(typed.toLowerCase(), 36) || null : null

export const writeInviteCode = (code: number): string => code.toString(36)

/** The address that a supporter invites by; without a code (a pledge made before there were any) nobody is told apart. */
export const invitationLink = (baseUrl: string, campaignId: number, code: number | null): string =>
  shortLink(baseUrl, campaignId, { place: 'invitation', messageId: code })

/** How many stand by their pledge who came by the invitation of this one. */
export function countInvited(db: Db, pledgeId: number): number {
  return statements(db).came.get({ pledgeId })?.n ?? 0
}

const statements = prepared(db => ({
  came: db
    .select({ n: count() })
    .from(pledges)
    .where(and(eq(pledges.invitedBy, sql.placeholder('pledgeId')), inArray(pledges.state, ['active', 'confirmed'])))
    .prepare(),
}))

/** The pledge that a code stands for, as a value of a statement: of this campaign, and never one's own. By hand `accountId` is null. */
export const inviterOf = (code: SQL, campaignId: SQL, accountId: SQL): SQL =>
  sql`(select p.id from ${pledges} p where p.invite_code = ${code} and p.campaign_id = ${campaignId} and p.account_id is not ${accountId})`
