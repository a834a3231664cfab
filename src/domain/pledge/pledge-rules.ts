import { and, eq, exists, gt, inArray, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { campaigns } from '../../../db/schema/campaigns.ts'
import { launches } from '../../../db/schema/launches.ts'
import { pledges } from '../../../db/schema/pledges.ts'
import { hashToken } from '../../lib/secret-box.ts'
import type { LaunchState } from '../launch/launch.ts'

/** The conditions under which a pledge may still be given, changed or taken back: parts of the statement that does it. */
export const active = (receipt: string) => and(eq(pledges.receiptHash, hashToken(receipt)), eq(pledges.state, 'active'))

/** Of everybody who promised a post, by account or by hand, and stands by it: what pages show and goals count. */
export const standing = (campaignId: number) =>
  and(eq(pledges.campaignId, campaignId), inArray(pledges.state, ['active', 'confirmed']))

export const ahead = (states: LaunchState[], now: number | SQL) =>
  and(inArray(launches.state, states), gt(launches.launchAt, now))

/** Of a campaign that asks for pledges. */
export const collecting = (db: Db, campaignId: SQL) =>
  exists(
    db
      .select({ one: sql`1` })
      .from(campaigns)
      .where(and(eq(campaigns.id, campaignId), sql`json_extract(${campaigns.actions}, '$.pledge.shown')`)),
  )

export const launchOf = (campaignId: SQL | typeof pledges.campaignId) =>
  and(eq(launches.campaignId, campaignId), eq(launches.kind, 'real'))

export const launchAllows = (db: Db, rule: SQL | undefined) =>
  exists(
    db
      .select({ one: sql`1` })
      .from(launches)
      .where(and(launchOf(pledges.campaignId), rule)),
  )
