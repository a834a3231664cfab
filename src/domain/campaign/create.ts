import { eq } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { campaigns, messages } from '../../../db/schema/campaigns.ts'
import type { Lang } from '../../lib/lang.ts'
import { readOrganization } from '../organizer/organization.ts'
import { allColumnsOf, type Content, contentOf } from './content.ts'
import { campaignFields } from './fields.ts'
import { listMessages } from './message.ts'
import { isSlug, nextSlug, suggestSlug } from './slug.ts'

export type Created = { readonly id: number; readonly slug: string }
type Begun = {
  readonly title: string
  readonly timeZone: string
  readonly lang: Lang | ''
  /** Whether supporters are asked to call the US Congress too. */
  readonly congress: boolean
}

/** A draft with nothing but a title and who asks, whoever runs this installation, at the first free address made of the title. */
export function createCampaign(db: Db, { congress, ...begun }: Begun, now: number): Created {
  const { name: organization = '', contact, site, imprint } = readOrganization(db) ?? {}
  const asked = { shown: true, title: '', text: '' }
  const row = {
    ...begun,
    lang: begun.lang || null,
    actions: { pledge: asked, share: asked, call: { ...asked, shown: congress } },
    summary: '',
    story: '',
    organization,
    contact,
    site,
    imprint,
    goal: campaignFields.basics.fields.goal.usual,
    createdAt: now,
  }
  return insertFree(db, row, suggestSlug(begun.title))
}

/** The same words, picture and logo as a draft of its own: without supporters, launch or link. */
export function duplicateCampaign(db: Db, id: number, titled: (title: string) => string, now: number): Created | null {
  return db.transaction(
    tx => {
      const row = tx.select().from(campaigns).where(eq(campaigns.id, id)).get()
      if (!row) return null
      const content = contentOf(row, listMessages(db, id))
      const title = titled(row.title).slice(0, campaignFields.basics.fields.title.most)
      const made = plantCampaign(tx, { ...content, basics: { ...content.basics, title } }, row.slug, now)
      tx.update(campaigns).set({ picture: row.picture, ownLogo: row.ownLogo }).where(eq(campaigns.id, made.id)).run()
      return made
    },
    { behavior: 'immediate' },
  )
}

/** A draft that says what `content` says, at the first free address after `slug`. Within a transaction. */
export function plantCampaign(db: Pick<Db, 'insert'>, content: Content, slug: string, now: number): Created {
  const row = { ...allColumnsOf(content), createdAt: now }
  const made = insertFree(db, row, isSlug(slug) ? slug : suggestSlug(content.basics.title))
  const rows = content.messages.samples.map(({ text }, position) => ({ campaignId: made.id, position, text }))
  if (rows.length > 0) db.insert(messages).values(rows).run()
  return made
}

type Row = Omit<typeof campaigns.$inferInsert, 'slug'>

function insertFree(db: Pick<Db, 'insert'>, row: Row, slug: string): Created {
  for (let n = 1; ; n++) {
    const made = insert(db, row, nextSlug(slug, n))
    if (made) return made
  }
}

const insert = (db: Pick<Db, 'insert'>, row: Row, slug: string): Created | undefined =>
  db
    .insert(campaigns)
    .values({ ...row, slug })
    .onConflictDoNothing({ target: campaigns.slug })
    .returning({ id: campaigns.id, slug: campaigns.slug })
    .get()
