import { sql } from 'drizzle-orm'
import { check, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { timestampMs } from './columns.ts'

/** A file of the pictures' folder, by its name there, and its sides in pixels. What it shows is the organization's name. */
export type Logo = { readonly name: string; readonly width: number; readonly height: number }

/** Who runs this installation: one row, written at the first run. Campaigns begin with its name, contact, site and imprint. */
export const organization = sqliteTable(
  'organization',
  {
    id: integer('id').primaryKey(),
    name: text('name').notNull(),
    /** Mail address that anybody may write to. */
    contact: text('contact').notNull(),
    /** Postal address, in lines. */
    postal: text('postal').notNull().default(''),
    /** URLs; empty where there is none. */
    site: text('site').notNull().default(''),
    imprint: text('imprint').notNull().default(''),
    /** Shown by campaigns too that have none of their own, as long as their organization has this name. */
    logo: text('logo', { mode: 'json' }).$type<Logo | null>(),
    /** IANA name, and a language there is a catalogue of: what new campaigns begin with. */
    timeZone: text('time_zone').notNull(),
    lang: text('lang').notNull(),
    /** What the privacy page says beside it; empty where nobody has said: who answers for data protection, where complaints go, and who keeps the machine, where. */
    dataProtection: text('data_protection').notNull().default(''),
    authority: text('authority').notNull().default(''),
    hosting: text('hosting').notNull().default(''),
    /** Whether organizers have to sign in with a second step. */
    secondStep: integer('second_step', { mode: 'boolean' }).notNull().default(false),
    savedAt: timestampMs('saved_at').notNull(),
  },
  () => [check('one_organization', sql`id = 1`)],
)
