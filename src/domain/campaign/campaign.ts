import { and, asc, eq, ne, sql } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { prepared } from '../../../db/prepared.ts'
import { campaigns } from '../../../db/schema/campaigns.ts'
import { launches } from '../../../db/schema/launches.ts'
import { type Logo, organization } from '../../../db/schema/organization.ts'
import type { Launch } from '../launch/launch.ts'

/** A campaign that everybody may see, with its real launch. */
export type Campaign = typeof campaigns.$inferSelect & {
  readonly launch: Launch
  /** Its own, else that of the installation where it is the same organization that asks. */
  readonly logo: Logo | null
}

const visible = and(eq(campaigns.state, 'published'), eq(launches.kind, 'real'), ne(launches.state, 'draft'))

/** Null for drafts and for campaigns whose launch is not set yet. */
export function findCampaign(db: Db, slug: string): Campaign | null {
  return statements(db).bySlug.all({ slug }).map(joined)[0] ?? null
}

export function findCampaignById(db: Db, id: number): Campaign | null {
  return statements(db).byId.all({ id }).map(joined)[0] ?? null
}

/** Every visible campaign, by the moment of its launch. */
export function listCampaigns(db: Db): Campaign[] {
  return visibleCampaigns(db).where(visible).orderBy(asc(launches.launchAt)).all().map(joined)
}

/** Whether it asks for pledges at all. One that does not has a launch too, with no posts. */
export const collectsPledges = ({ actions }: Pick<Campaign, 'actions'>) => actions.pledge.shown

/** From here on new pledges go out, but what was pledged cannot be changed any more. */
export const isFrozen = (launch: Launch) => launch.state === 'arming' || launch.state === 'armed'

const visibleCampaigns = (db: Db) =>
  db
    .select()
    .from(campaigns)
    .innerJoin(launches, eq(launches.campaignId, campaigns.id))
    .leftJoin(organization, eq(organization.name, campaigns.organization))

const statements = prepared(db => ({
  byId: visibleCampaigns(db)
    .where(and(visible, eq(campaigns.id, sql.placeholder('id'))))
    .prepare(),
  bySlug: visibleCampaigns(db)
    .where(and(visible, eq(campaigns.slug, sql.placeholder('slug'))))
    .prepare(),
}))

type Row = {
  campaigns: typeof campaigns.$inferSelect
  launches: Launch
  organization: { logo: Logo | null } | null
}
const joined = ({ campaigns, launches, organization }: Row): Campaign => ({
  ...campaigns,
  launch: launches,
  logo: campaigns.ownLogo ?? organization?.logo ?? null,
})
