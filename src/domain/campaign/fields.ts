import type { Video } from '../../../db/schema/campaigns.ts'
import { isTangled } from '../../lib/markdown.ts'
import { unknownPlaceholders } from '../call/script.ts'
import {
  check,
  day,
  group,
  hashtag,
  id,
  lang,
  line,
  link,
  list,
  number,
  part,
  phone,
  required,
  rows,
  text,
  zone,
} from './field-kinds.ts'
import { readPostLink } from './repost.ts'
import { readVideoLink, watchLink } from './video.ts'

/** Words that are empty stand for the usual ones. */
const action = () => group({ shown: check(true), title: line(100), text: text(500, { lines: 2 }) })

/**
 * The fields of a campaign, section by section, in the order in which forms and files have them. Forms, limits, drafts,
 * the record of changes, conflicts, files and what is missing follow from this table.
 *
 * To add a field: a line here; its label, and its help as `<name>Hint`, under its section in
 * src/text/<language>/campaign/editor-fields.ts; a column of its name in db/schema/campaigns.ts and
 * `npm run migration -- --name <what>`; then show it in src/pages/campaign/view.tsx.
 */
export const parts = {
  basics: part({
    title: line(140, { pattern: ['title-missing', typed => typed !== ''] }),
    summary: required(text(400)),
    organization: required(line(120)),
    byline: line(160),
    lang: lang(),
    timeZone: zone(),
    hashtag: hashtag(60, { narrow: true, pattern: ['hashtag', typed => typed === '' || isHashtag(typed)] }),
    goal: number('goal', 1, 10_000_000, 500),
  }),
  story: part({
    story: required(text(20_000, { lines: 18, pattern: ['tangled', typed => !isTangled(typed)] })),
  }),
  messages: part({
    /** In rows of their own: `saveSection`. */
    samples: rows(
      40,
      { text: text(2_000), id: id() },
      {
        inFile: 'text',
        rule: all => all.map(({ text }, n) => all.findIndex(one => one.text === text) < n && ['twice', n, 'text']),
      },
    ),
    /** Whether posts end with the campaign's short link. */
    linkInPosts: check(false),
  }),
  /** A pledge is not taken from who has made one: `saveSection`. */
  actions: part({ pledge: action(), share: action(), call: action() }, { nestedInFile: true, column: 'actions' }),
  calls: part(
    {
      script: text(5_000, {
        lines: 9,
        column: 'callScript',
        pattern: ['placeholder', typed => unknownPlaceholders(typed).length === 0],
      }),
      bill: line(120, { narrow: true }),
      number: phone({ column: 'callNumber' }),
      days: list(14, 'days', day(), { column: 'lobbyingDays' }),
    },
    { nestedInFile: true },
  ),
  hotline: part(
    { label: line(120), number: phone() },
    {
      nestedInFile: true,
      column: 'hotline',
      stored: {
        read: (column: Hotline | null) => column ?? { label: '', number: '' },
        write: (hotline: Hotline) => (hotline.label && hotline.number ? hotline : null),
      },
      rule: ({ label, number }) => [
        label && !number && ['hotline-number', 'number'],
        number && !label && ['hotline-label', 'label'],
      ],
    },
  ),
  videos: part({
    videos: rows(
      12,
      { link: link(), title: line(140) },
      {
        rowRule: one => [
          one.link && !readVideoLink(one.link) && ['video', 'link'],
          one.link && !one.title && ['video-title', 'title'],
          one.title && !one.link && ['video-link', 'link'],
        ],
        stored: {
          read: (videos: readonly Video[]) => videos.map(one => ({ link: watchLink(one), title: one.title })),
          write: (videos: readonly VideoLink[]) => videos.map(({ link, title }) => ({ ...readVideoLink(link), title })),
        },
      },
    ),
  }),
  reposts: part({
    reposts: rows(
      12,
      { link: link(), author: line(80), quote: text(600) },
      {
        rowRule: one => [
          one.link && !readPostLink(one.link) && ['post-link', 'link'],
          one.link && !one.quote && ['quote', 'quote'],
          !one.link && (one.quote || one.author) && ['post-link', 'link'],
        ],
      },
    ),
  }),
} as const

type Hotline = { readonly label: string; readonly number: string }
type VideoLink = { readonly link: string; readonly title: string }

const isHashtag = (typed: string) => /^#[\p{L}\p{N}\p{M}_]*[\p{L}\p{M}][\p{L}\p{N}\p{M}_]*$/u.test(typed)

type NamesIn<F> = { [N in keyof F]: F[N] extends { readonly required: true } ? N : never }[keyof F]
/** The fields without which a campaign is not published. */
export type RequiredField = { [S in keyof typeof parts]: NamesIn<(typeof parts)[S]['fields']> }[keyof typeof parts]
