import { z } from 'zod'
import { type campaigns, type Picture, type Section, sections, type Video } from '../../../db/schema/campaigns.ts'
import { cleanLine, cleanText, isDamaged } from '../../lib/invisible-characters.ts'
import { isLang, langs } from '../../lib/lang.ts'
import { isTangled } from '../../lib/markdown.ts'
import { readTimeZone } from '../../lib/time-zones.ts'
import { unknownPlaceholders } from '../call/script.ts'
import { readPostLink } from './repost.ts'
import { readVideoLink, watchLink } from './video.ts'

export { type Picture, type Section, sections, type Video }

/**
 * What an organizer writes, section by section, as forms and files name it. Each may be incomplete (see `missing.ts`),
 * and none may be wrong. The messages of issues are words of the catalogue.
 */
export const mostRows = { messages: 40, videos: 12, reposts: 12, days: 14 } as const

// Half a character is refused: what is put in its place would be somebody else's words.
const whole = z.string().refine(text => !isDamaged(text), 'damaged')
const words = (most: number) => whole.transform(cleanText).pipe(z.string().max(most, 'too-long'))
const line = (most: number) => whole.transform(cleanLine).pipe(z.string().max(most, 'too-long'))

const hashtag = line(60).transform(text => (text === '' || text.startsWith('#') ? text : `#${text}`))
const phone = line(40).refine(text => /^(\+?[\d\s().–-]{3,})?$/.test(text), 'phone')
const day = line(20).refine(text => text === '' || isDay(text), 'day')

/** By whatever name; kept by the one it has today. */
const timeZone = z.string().transform((typed, ctx) => {
  const zone = readTimeZone(typed)
  if (zone !== null) return zone
  ctx.addIssue({ code: 'custom', message: 'time-zone' })
  return z.NEVER
})

export const BasicsContent = z.object({
  title: line(140).refine(text => text !== '', 'title-missing'),
  summary: words(400),
  organization: line(120),
  byline: line(160),
  timeZone,
  /** Empty where nobody has said: the words are then taken to be in the site's language. */
  lang: z.enum([...langs, ''], 'lang').default(''),
  hashtag: hashtag.refine(text => /^(#[\p{L}\p{N}\p{M}_]*[\p{L}\p{M}][\p{L}\p{N}\p{M}_]*)?$/u.test(text), 'hashtag'),
  goal: z.coerce.number('goal').int('goal').min(1, 'goal').max(10_000_000, 'goal'),
})

export const StoryContent = z.object({ story: words(20_000).refine(text => !isTangled(text), 'tangled') })

export const MessagesContent = z.object({
  /** Whether posts end with the campaign's short link. */
  linkInPosts: z.boolean().default(false),
  messages: z
    .array(
      z.object({ id: z.coerce.number().int().positive().nullable().catch(null).default(null), text: words(2_000) }),
    )
    .max(mostRows.messages, 'too-many')
    .transform(rows => rows.filter(row => row.text !== ''))
    .superRefine((rows, ctx) => {
      for (const [n, row] of rows.entries()) {
        if (rows.findIndex(one => one.text === row.text) < n)
          ctx.addIssue({ code: 'custom', message: 'twice', path: [n, 'text'] })
      }
    }),
})

const ActionContent = z.object({ shown: z.boolean(), title: line(100), text: words(500) })
export const ActionsContent = z.object({
  /** Not taken from who has pledged: `saveSection`. */
  pledge: ActionContent,
  share: ActionContent,
  call: ActionContent,
})

export const CallsContent = z.object({
  script: words(5_000).refine(text => unknownPlaceholders(text).length === 0, 'placeholder'),
  bill: line(120),
  number: phone,
  days: z
    .array(day)
    .max(mostRows.days, 'too-many')
    .transform(days => [...new Set(days.filter(Boolean))].sort()),
})

export const HotlineContent = z.object({ label: line(120), number: phone }).superRefine(({ label, number }, ctx) => {
  if (label && !number) ctx.addIssue({ code: 'custom', message: 'hotline-number', path: ['number'] })
  if (number && !label) ctx.addIssue({ code: 'custom', message: 'hotline-label', path: ['label'] })
})

const VideoRow = z.object({ link: line(500), title: line(140) }).superRefine(({ link, title }, ctx) => {
  if (link && !readVideoLink(link)) ctx.addIssue({ code: 'custom', message: 'video', path: ['link'] })
  if (link && !title) ctx.addIssue({ code: 'custom', message: 'video-title', path: ['title'] })
  if (title && !link) ctx.addIssue({ code: 'custom', message: 'video-link', path: ['link'] })
})
export const VideosContent = z.object({
  videos: z
    .array(VideoRow)
    .max(mostRows.videos, 'too-many')
    .transform(rows => rows.filter(row => row.link !== '')),
})

const RepostRow = z
  .object({ link: line(500), author: line(80), quote: words(600) })
  .superRefine(({ link, author, quote }, ctx) => {
    if (link && !readPostLink(link)) ctx.addIssue({ code: 'custom', message: 'post-link', path: ['link'] })
    if (link && !quote) ctx.addIssue({ code: 'custom', message: 'quote', path: ['quote'] })
    if (!link && (quote || author)) ctx.addIssue({ code: 'custom', message: 'post-link', path: ['link'] })
  })
export const RepostsContent = z.object({
  reposts: z
    .array(RepostRow)
    .max(mostRows.reposts, 'too-many')
    .transform(rows => rows.filter(row => row.link !== '')),
})

export const contentSchemas = {
  basics: BasicsContent,
  story: StoryContent,
  messages: MessagesContent,
  actions: ActionsContent,
  calls: CallsContent,
  hotline: HotlineContent,
  videos: VideosContent,
  reposts: RepostsContent,
} as const

/** All but the picture, whose file goes its own way. */
export type WrittenSection = Exclude<Section, 'picture'>
export type ContentOf<S extends WrittenSection> = z.infer<(typeof contentSchemas)[S]>
export type Content = { readonly [S in WrittenSection]: ContentOf<S> }

type Row = typeof campaigns.$inferSelect
export type WrittenColumns = Partial<Omit<Row, 'id' | 'slug' | 'state' | 'versions' | 'createdAt'>>
type Sample = { readonly id: number; readonly text: string }

/** What a campaign says, from its rows. */
export function contentOf(row: Row, samples: readonly Sample[]): Content {
  const { title, summary, organization, byline, timeZone, hashtag, goal } = row
  const lang = isLang(row.lang) ? row.lang : ''
  return {
    basics: { title, summary, organization, byline, timeZone, lang, hashtag, goal },
    story: { story: row.story },
    messages: { linkInPosts: row.linkInPosts, messages: samples.map(({ id, text }) => ({ id, text })) },
    actions: row.actions,
    calls: { script: row.callScript, bill: row.bill, number: row.callNumber, days: [...row.lobbyingDays] },
    hotline: row.hotline ?? { label: '', number: '' },
    videos: { videos: row.videos.map(video => ({ link: watchLink(video), title: video.title })) },
    reposts: { reposts: row.reposts.map(({ link, author, quote }) => ({ link, author, quote })) },
  }
}

/** The columns a section fills; sample messages have rows of their own beside them. */
export const columnsOf: { readonly [S in WrittenSection]: (content: ContentOf<S>) => WrittenColumns } = {
  basics: ({ lang, ...others }) => ({ ...others, lang: lang || null }),
  story: content => content,
  messages: ({ linkInPosts }) => ({ linkInPosts }),
  actions: actions => ({ actions }),
  calls: ({ script, bill, number, days }) => ({ callScript: script, bill, callNumber: number, lobbyingDays: days }),
  hotline: ({ label, number }) => ({ hotline: label && number ? { label, number } : null }),
  videos: ({ videos }) => ({
    videos: videos.flatMap(({ link, title }) => {
      const place = readVideoLink(link)
      return place ? [{ ...place, title }] : []
    }),
  }),
  reposts: content => content,
}

function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`)
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}
