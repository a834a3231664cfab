import { eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Db } from '../../../db/open.ts'
import { prepared } from '../../../db/prepared.ts'
import { campaigns } from '../../../db/schema/campaigns.ts'
import { type Logo, organization } from '../../../db/schema/organization.ts'
import * as field from '../campaign/field-kinds.ts'
import { type Actor, inOneStep, record } from './audit/record.ts'

export type Organization = typeof organization.$inferSelect

/** What is asked at the first run. */
export const firstFields = {
  name: field.needed(field.line(120), 'organization-missing'),
  contact: field.needed(field.mail(), 'contact-missing'),
  site: field.web(),
  imprint: field.web(),
  timeZone: field.zone(),
  lang: field.lang(),
}

/** All that an owner says of it, in the order of the form. */
export const organizationFields = {
  name: firstFields.name,
  contact: firstFields.contact,
  postal: field.text(400, { lines: 4 }),
  site: firstFields.site,
  imprint: firstFields.imprint,
  timeZone: firstFields.timeZone,
  lang: firstFields.lang,
  dataProtection: field.text(400),
  authority: field.text(400),
  hosting: field.text(400),
}
type OrganizationField = keyof typeof organizationFields

/** What a form says of it. */
export type Said = { readonly [N in OrganizationField]?: z.infer<(typeof organizationFields)[N]['schema']> } & {
  readonly name: string
  readonly contact: string
  readonly timeZone: string
}

/** Who runs this installation; null before the first run. */
export const readOrganization = (db: Db): Organization | null => statements(db).read.get() ?? null

/** The first that an owner says: nothing stays of what the demo said, which would be untrue of anybody else. */
export function beginOrganization(db: Db, actor: Actor, said: Said, siteLang: string, now: number): void {
  inOneStep(db, () => {
    db.delete(organization).run()
    saveOrganization(db, actor, said, siteLang, now)
  })
}

/** Puts what is said in place of what was said before; what is left out stays. */
export function saveOrganization(db: Db, actor: Actor, said: Said, siteLang: string, now: number): void {
  inOneStep(db, () => {
    const row = { ...said, lang: said.lang || siteLang, savedAt: now }
    db.insert(organization)
      .values({ id: 1, ...row })
      .onConflictDoUpdate({ target: organization.id, set: row })
      .run()
    record(db, actor, 'organization-changed', { name: said.name, contact: said.contact }, now)
  })
}

/** What stands beside its name, or null. Its file has to be there: see picture-files.ts. */
export function saveLogo(db: Pick<Db, 'update' | 'insert'>, actor: Actor, logo: Logo | null, now: number): void {
  db.update(organization).set({ logo, savedAt: now }).run()
  record(db, actor, 'logo-changed', { shown: logo !== null }, now)
}

/** Who a mail is from, in whose name the answers to it are read: of its campaign, else the installation. */
export type Sender = { readonly name: string; readonly contact: string }

export function senderOf(db: Db, campaignId: number | null): Sender | null {
  const campaign = campaignId === null ? undefined : statements(db).ofCampaign.get({ id: campaignId })
  return campaign?.name ? campaign : readOrganization(db)
}

const statements = prepared(db => ({
  read: db.select().from(organization).limit(1).prepare(),
  ofCampaign: db
    .select({ name: campaigns.organization, contact: campaigns.contact })
    .from(campaigns)
    .where(eq(campaigns.id, sql.placeholder('id')))
    .prepare(),
}))
