import { and, desc, eq, sql } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { campaigns } from '../../../db/schema/campaigns.ts'
import { launches } from '../../../db/schema/launches.ts'
import { type Logo, organization } from '../../../db/schema/organization.ts'
import type { Launch } from '../launch/launch.ts'

/** A campaign as its organizers see it: drafts too, and those whose launch is not set yet. */
export type OwnCampaign = typeof campaigns.$inferSelect & {
  readonly launch: Launch | null
  /** Its own, else that of the installation where it is the same organization that asks. */
  readonly logo: Logo | null
  /** Whether its accounts were ever checked, and its launch ever rehearsed. */
  readonly checked: boolean
  readonly rehearsed: boolean
}

/** Every campaign, the newest first. */
export function listAllCampaigns(db: Db): OwnCampaign[] {
  return withLaunch(db).orderBy(desc(campaigns.createdAt), desc(campaigns.id)).all().map(joined)
}

export function findAnyCampaign(db: Db, slug: string): OwnCampaign | null {
  return withLaunch(db).where(eq(campaigns.slug, slug)).all().map(joined)[0] ?? null
}

const checked = sql<number>`exists (select 1 from account_checks where campaign_id = ${campaigns.id} and finished_at is not null)`
const rehearsed = sql<number>`exists (select 1 from launches r where r.campaign_id = ${campaigns.id} and r.kind = 'rehearsal' and r.state = 'finished')`

const withLaunch = (db: Db) =>
  db
    .select({ campaigns, launches, logo: organization.logo, checked, rehearsed })
    .from(campaigns)
    .leftJoin(launches, and(eq(launches.campaignId, campaigns.id), eq(launches.kind, 'real')))
    .leftJoin(organization, eq(organization.name, campaigns.organization))

type Row = {
  campaigns: typeof campaigns.$inferSelect
  launches: Launch | null
  logo: Logo | null
  checked: number
  rehearsed: number
}
const joined = (row: Row): OwnCampaign => ({
  ...row.campaigns,
  launch: row.launches,
  logo: row.campaigns.ownLogo ?? row.logo,
  checked: row.checked === 1,
  rehearsed: row.rehearsed === 1,
})
