import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { NetworkName } from '../../src/networks/port.ts'
import { id, oneOf, sealed, timestampMs } from './columns.ts'
import type { Logo } from './organization.ts'
import { organizers } from './organizers.ts'

export const campaignStates = ['draft', 'published'] as const

/** The parts an organizer writes, each saved for itself. */
export const sections = [
  'basics',
  'picture',
  'story',
  'messages',
  'actions',
  'calls',
  'hotline',
  'videos',
  'reposts',
] as const
export type Section = (typeof sections)[number]

/** How often a section was saved, and by whom and when (ms) last. */
export type Version = { readonly n: number; readonly by: string; readonly at: number }

/** Files in DATA_DIR/pictures, `name` being the hash of what they show. `width` in pixels, that of the largest. */
export type Picture = { readonly name: string; readonly width: number; readonly alt: string }

/** What a supporter is asked to do. Empty words stand for the usual ones. */
export type Action = { readonly shown: boolean; readonly title: string; readonly text: string }
export type Actions = { readonly pledge: Action; readonly share: Action; readonly call: Action }

export type Video = {
  readonly provider: 'youtube' | 'vimeo' | 'peertube'
  readonly host: string
  readonly id: string
  /** What Vimeo asks for beside the id where a video is not listed; else empty. */
  readonly key: string
  readonly title: string
}

/** A post somewhere that supporters may repost. The quote is typed in: nothing is fetched from there. */
export type Repost = { readonly link: string; readonly author: string; readonly quote: string }

const usual: Action = { shown: true, title: '', text: '' }

export const campaigns = sqliteTable(
  'campaigns',
  {
    id: id(),
    slug: text('slug').notNull().unique(),
    state: text('state', { enum: campaignStates }).notNull().default('draft'),
    title: text('title').notNull(),
    /** One or two sentences under the title. Plain text. */
    summary: text('summary').notNull(),
    /** Markdown; raw HTML in it is shown as text. */
    story: text('story').notNull(),
    byline: text('byline').notNull().default(''),
    /** Who asks: begins as the installation's (organization.ts) and is the campaign's own. URLs are empty where there is none. */
    organization: text('organization').notNull(),
    contact: text('contact').notNull().default(''),
    site: text('site').notNull().default(''),
    imprint: text('imprint').notNull().default(''),
    /** Null: the installation's is shown, while the organization has its name. */
    ownLogo: text('own_logo', { mode: 'json' }).$type<Logo | null>(),
    /** What supporters may agree to beside their mail address: mail from the organization itself. Empty: it is not asked. */
    consent: text('consent').notNull().default(''),
    /** Supporters wanted. */
    goal: integer('goal').notNull(),
    /** IANA name, e.g. America/New_York. */
    timeZone: text('time_zone').notNull(),
    /** The language its words are in, one there is a catalogue of; null where nobody has said. */
    lang: text('lang'),
    hashtag: text('hashtag').notNull().default(''),
    /** Those of the installation's networks that it is posted on; null: all of them. */
    networks: text('networks', { mode: 'json' }).$type<readonly NetworkName[] | null>(),
    /** Whether posts end with the campaign's short link; see src/domain/share/short-link.ts. */
    linkInPosts: integer('link_in_posts', { mode: 'boolean' }).notNull().default(false),
    /** With placeholders: see src/domain/call/script.ts. */
    callScript: text('call_script').notNull().default(''),
    /** What {{bill}} stands for in the script. */
    bill: text('bill').notNull().default(''),
    /** Whom to call; empty for the switchboard of the Capitol. */
    callNumber: text('call_number').notNull().default(''),
    hotline: text('hotline', { mode: 'json' }).$type<{ label: string; number: string } | null>(),
    /** Calendar days (YYYY-MM-DD in the campaign's time zone) on which supporters call. */
    lobbyingDays: text('lobbying_days', { mode: 'json' }).$type<readonly string[]>().notNull().default([]),
    picture: text('picture', { mode: 'json' }).$type<Picture | null>(),
    actions: text('actions', { mode: 'json' })
      .$type<Actions>()
      .notNull()
      .default({ pledge: usual, share: usual, call: usual }),
    videos: text('videos', { mode: 'json' }).$type<readonly Video[]>().notNull().default([]),
    reposts: text('reposts', { mode: 'json' }).$type<readonly Repost[]>().notNull().default([]),
    versions: text('versions', { mode: 'json' }).$type<Partial<Record<Section, Version>>>().notNull().default({}),
    /** SHA-256 of the preview link's secret, and the secret sealed, so that the link can be shown again. */
    previewHash: text('preview_hash'),
    previewSealed: sealed('preview_sealed'),
    /** Since when everybody may read what came of its launch; null: organizers only. */
    reportPublishedAt: timestampMs('report_published_at'),
    createdAt: timestampMs('created_at').notNull(),
  },
  table => [
    uniqueIndex('campaigns_by_preview').on(table.previewHash),
    check('campaign_state', sql.raw(oneOf('state', campaignStates))),
  ],
)

/** What an organizer has typed into a section and not saved yet: theirs alone, and nothing that a supporter sees. */
export const drafts = sqliteTable(
  'drafts',
  {
    campaignId: integer('campaign_id')
      .notNull()
      .references(() => campaigns.id, { onDelete: 'cascade' }),
    section: text('section', { enum: sections }).notNull(),
    organizerId: integer('organizer_id')
      .notNull()
      .references(() => organizers.id, { onDelete: 'cascade' }),
    /** The version of the section that it began from. */
    version: integer('version').notNull(),
    /** The fields of the form as they were typed. */
    typed: text('typed', { mode: 'json' }).$type<Readonly<Record<string, string>>>().notNull(),
    savedAt: timestampMs('saved_at').notNull(),
  },
  table => [
    primaryKey({ columns: [table.campaignId, table.section, table.organizerId] }),
    check('draft_section', sql.raw(oneOf('section', sections))),
  ],
)

/** Sample messages a supporter may start from. */
export const messages = sqliteTable(
  'messages',
  {
    id: id(),
    campaignId: integer('campaign_id')
      .notNull()
      .references(() => campaigns.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    text: text('text').notNull(),
    /** No longer offered since then, and kept: pledges were made of it, or are just being confirmed. */
    retiredAt: timestampMs('retired_at'),
  },
  table => [index('messages_by_campaign').on(table.campaignId, table.position)],
)
