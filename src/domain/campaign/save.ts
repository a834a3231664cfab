import { and, eq, inArray, isNull, notInArray, sql } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { campaigns, messages, type Picture, type Section } from '../../../db/schema/campaigns.ts'
import type { Logo } from '../../../db/schema/organization.ts'
import { pledges } from '../../../db/schema/pledges.ts'
import { type ContentOf, columnsOf, type WrittenSection } from './content.ts'
import { isSlug } from './slug.ts'

/** Who changes something. */
export type OrganizerActor = { readonly id: number; readonly name: string }

export type Saving = {
  readonly campaignId: number
  readonly version: number
  readonly actor: OrganizerActor
  readonly now: number
}

/**
 * `overtaken`: somebody else saved this section since `version`. `promised`: it would have the campaign ask for no pledges
 * while somebody has pledged, or waits for a reminder. Nothing was changed.
 */
export type SaveResult = 'saved' | 'overtaken' | 'promised'

/** Puts a section in place of the one that was there at `version`; a draft of it is done with. */
export function saveSection<S extends WrittenSection>(
  db: Db,
  section: S,
  content: ContentOf<S>,
  saving: Saving,
): SaveResult {
  return db.transaction(
    tx => {
      if ('pledge' in content && !content.pledge.shown && isPromised(tx, saving.campaignId)) return 'promised'
      if (!claim(tx, section, columnsOf(section, content), saving)) return 'overtaken'
      if (section === 'messages') {
        const { samples } = content as ContentOf<'messages'>
        saveSamples(tx, saving.campaignId, samples, saving.now)
      }
      return 'saved'
    },
    { behavior: 'immediate' },
  )
}

function isPromised(db: Writing, campaignId: number): boolean {
  const standing = and(eq(pledges.campaignId, campaignId), inArray(pledges.state, ['active', 'confirmed']))
  return db.select({ id: pledges.id }).from(pledges).where(standing).limit(1).get() !== undefined
}

/** Within `withPictureFiles`. */
export function savePicture(db: Writing, picture: Picture | null, saving: Saving): 'saved' | 'overtaken' {
  return claim(db, 'picture', { picture }, saving) ? 'saved' : 'overtaken'
}

/** Within `withPictureFiles`: it is no part of the basics' form, so that nobody's draft of them is overtaken. */
export const saveOwnLogo = (db: Writing, id: number, ownLogo: Logo | null) =>
  db.update(campaigns).set({ ownLogo }).where(eq(campaigns.id, id)).run()

/** Another address, while nobody outside can know the old one. */
export function renameCampaign(db: Db, id: number, slug: string): 'renamed' | 'taken' | 'bad-slug' | 'published' {
  if (!isSlug(slug)) return 'bad-slug'
  return db.transaction(
    tx => {
      const other = tx.select({ id: campaigns.id }).from(campaigns).where(eq(campaigns.slug, slug)).get()
      if (other) return other.id === id ? 'renamed' : 'taken'
      const mine = and(eq(campaigns.id, id), eq(campaigns.state, 'draft'))
      return tx.update(campaigns).set({ slug }).where(mine).run().changes === 1 ? 'renamed' : 'published'
    },
    { behavior: 'immediate' },
  )
}

export const sectionVersion = (versions: (typeof campaigns.$inferSelect)['versions'], section: Section) =>
  versions[section]?.n ?? 0

type Writing = Pick<Db, 'select' | 'insert' | 'update' | 'delete'>
type Columns = Partial<typeof campaigns.$inferInsert>

function claim(db: Writing, section: Section, columns: Columns, given: Saving): boolean {
  const { campaignId, version, actor, now } = given
  const path = `$.${section}`
  const next = JSON.stringify({ n: version + 1, by: actor.name, at: now })
  const changed = db
    .update(campaigns)
    .set({ ...columns, versions: sql`json_set(versions, ${path}, json(${next}))` })
    .where(and(eq(campaigns.id, campaignId), sql`coalesce(json_extract(versions, ${`${path}.n`}), 0) = ${version}`))
    .run()
  return changed.changes === 1
}

/**
 * Rows for the samples in their order. One that is worded anew or left out is retired, never changed or deleted: pledges
 * keep pointing at the words they were made of, and whoever is just confirming one finds it there.
 */
function saveSamples(db: Writing, campaignId: number, samples: ContentOf<'messages'>['samples'], now: number): void {
  const offered = and(eq(messages.campaignId, campaignId), isNull(messages.retiredAt))
  const before = db.select().from(messages).where(offered).all()
  const kept: number[] = []
  for (const [position, { id, text }] of samples.entries()) {
    const same = before.find(old => (old.id === id || id === null) && old.text === text && !kept.includes(old.id))
    if (same) {
      kept.push(same.id)
      db.update(messages).set({ position }).where(eq(messages.id, same.id)).run()
    } else kept.push(db.insert(messages).values({ campaignId, position, text }).returning({ id: messages.id }).get().id)
  }
  db.update(messages)
    .set({ retiredAt: now })
    .where(and(offered, notInArray(messages.id, kept)))
    .run()
}
