import { and, eq, ne } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { drafts, type Section } from '../../../db/schema/campaigns.ts'
import { organizers } from '../../../db/schema/organizers.ts'

export type Draft = Pick<typeof drafts.$inferSelect, 'version' | 'typed' | 'savedAt'>

/** Whose draft of what. */
export type DraftPlace = { readonly campaignId: number; readonly section: Section; readonly organizerId: number }

/** Keeps what was typed in place of what was kept before. */
export function keepDraft(db: Db, place: DraftPlace, draft: Draft): void {
  db.insert(drafts)
    .values({ ...place, ...draft })
    .onConflictDoUpdate({ target: [drafts.campaignId, drafts.section, drafts.organizerId], set: draft })
    .run()
}

export function findDraft(db: Db, place: DraftPlace): Draft | null {
  return db.select().from(drafts).where(at(place)).get() ?? null
}

export function dropDraft(db: Db, place: DraftPlace): void {
  db.delete(drafts).where(at(place)).run()
}

/** The sections of a campaign that an organizer has drafts of. */
export function listDrafts(db: Db, campaignId: number, organizerId: number): (Draft & { readonly section: Section })[] {
  const mine = and(eq(drafts.campaignId, campaignId), eq(drafts.organizerId, organizerId))
  return db.select().from(drafts).where(mine).all()
}

/** Colleagues who have something of a section typed and not saved. */
export function othersAtWork(db: Db, { campaignId, section, organizerId }: DraftPlace): string[] {
  return db
    .select({ name: organizers.name })
    .from(drafts)
    .innerJoin(organizers, eq(organizers.id, drafts.organizerId))
    .where(and(eq(drafts.campaignId, campaignId), eq(drafts.section, section), ne(drafts.organizerId, organizerId)))
    .orderBy(organizers.name)
    .all()
    .map(row => row.name)
}

const at = ({ campaignId, section, organizerId }: DraftPlace) =>
  and(eq(drafts.campaignId, campaignId), eq(drafts.section, section), eq(drafts.organizerId, organizerId))
