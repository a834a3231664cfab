import { and, desc, eq } from 'drizzle-orm'
import type { Db } from '../../db/open.ts'
import { campaigns } from '../../db/schema/campaigns.ts'
import { launches } from '../../db/schema/launches.ts'
import type { Launch } from './launch.ts'

/** A campaign as its organizers see it: drafts too, and those whose launch is not set yet. */
export type OwnCampaign = typeof campaigns.$inferSelect & { readonly launch: Launch | null }

/** Every campaign, the newest first. */
export function listAllCampaigns(db: Db): OwnCampaign[] {
  return withLaunch(db).orderBy(desc(campaigns.createdAt), desc(campaigns.id)).all().map(joined)
}

export function findAnyCampaign(db: Db, slug: string): OwnCampaign | null {
  return withLaunch(db).where(eq(campaigns.slug, slug)).all().map(joined)[0] ?? null
}

const withLaunch = (db: Db) =>
  db
    .select()
    .from(campaigns)
    .leftJoin(launches, and(eq(launches.campaignId, campaigns.id), eq(launches.kind, 'real')))

type Row = { campaigns: typeof campaigns.$inferSelect; launches: Launch | null }
const joined = (row: Row): OwnCampaign => ({ ...row.campaigns, launch: row.launches })
