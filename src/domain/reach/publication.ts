import { and, eq, exists, inArray, isNotNull, isNull } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { campaigns } from '../../../db/schema/campaigns.ts'
import { launches } from '../../../db/schema/launches.ts'
import type { Launch } from '../launch/launch.ts'

/** Launches that posts went out for, and that send no more of them. */
const over = ['finished', 'stopped', 'halted'] as const satisfies readonly Launch['state'][]

/** Not while the network is still asked about some, or the launch may go on. */
export const isReportable = ({ state, finishedAt }: Launch) =>
  finishedAt !== null && (over as readonly string[]).includes(state)

/** Lets everybody read the report of a campaign, from now on. */
export function publishReport(db: Db, campaignId: number, now: number): 'published' | 'is-published' | 'too-early' {
  const overLaunch = db
    .select({ id: launches.id })
    .from(launches)
    .where(
      and(
        eq(launches.campaignId, campaignId),
        eq(launches.kind, 'real'),
        inArray(launches.state, [...over]),
        isNotNull(launches.finishedAt),
      ),
    )
  const changed = db
    .update(campaigns)
    .set({ reportPublishedAt: now })
    .where(and(eq(campaigns.id, campaignId), isNull(campaigns.reportPublishedAt), exists(overLaunch)))
    .run()
  if (changed.changes === 1) return 'published'
  const row = db.select({ at: campaigns.reportPublishedAt }).from(campaigns).where(eq(campaigns.id, campaignId)).get()
  return row?.at == null ? 'too-early' : 'is-published'
}

/** Keeps it for the organizers again. */
export function withdrawReport(db: Db, campaignId: number): 'withdrawn' | 'is-withdrawn' {
  const changed = db
    .update(campaigns)
    .set({ reportPublishedAt: null })
    .where(and(eq(campaigns.id, campaignId), isNotNull(campaigns.reportPublishedAt)))
    .run()
  return changed.changes === 1 ? 'withdrawn' : 'is-withdrawn'
}
