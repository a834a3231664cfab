import { and, eq, ne } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { drafts, type Section } from '../../../db/schema/campaigns.ts'
import { organizers } from '../../../db/schema/organizers.ts'

export type EditorDraft = Pick<typeof drafts.$inferSelect, 'version' | 'typed' | 'savedAt'>

/** Whose draft of what. */
export type EditorDraftPlace = { readonly campaignId: number; readonly section: Section; readonly organizerId: number }

/** Keeps what was typed in place of what was kept before. */
export function saveEditorDraft(db: Db, place: EditorDraftPlace, draft: EditorDraft): void {
  db.insert(drafts)
    .values({ ...place, ...draft })
    .onConflictDoUpdate({ target: [drafts.campaignId, drafts.section, drafts.organizerId], set: draft })
    .run()
}

export function findEditorDraft(db: Db, place: EditorDraftPlace): EditorDraft | null {
  return db.select().from(drafts).where(at(place)).get() ?? null
}

export function dropEditorDraft(db: Db, place: EditorDraftPlace): void {
  db.delete(drafts).where(at(place)).run()
}

/** The sections of a campaign that an organizer has drafts of. */
export function listEditorDrafts(
  db: Db,
  campaignId: number,
  organizerId: number,
): (EditorDraft & { readonly section: Section })[] {
  const mine = and(eq(drafts.campaignId, campaignId), eq(drafts.organizerId, organizerId))
  return db.select().from(drafts).where(mine).all()
}

/** Colleagues who have something of a section typed and not saved. */
export function othersAtWork(db: Db, { campaignId, section, organizerId }: EditorDraftPlace): string[] {
  return db
    .select({ name: organizers.name })
    .from(drafts)
    .innerJoin(organizers, eq(organizers.id, drafts.organizerId))
    .where(and(eq(drafts.campaignId, campaignId), eq(drafts.section, section), ne(drafts.organizerId, organizerId)))
    .orderBy(organizers.name)
    .all()
    .map(row => row.name)
}

const at = ({ campaignId, section, organizerId }: EditorDraftPlace) =>
  and(eq(drafts.campaignId, campaignId), eq(drafts.section, section), eq(drafts.organizerId, organizerId))
