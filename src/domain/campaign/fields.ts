import type { Video } from '../../../db/schema/campaigns.ts'
import { isTangled } from '../../lib/markdown.ts'
import { networkNames } from '../../networks/port.ts'
import { unknownPlaceholders } from '../call/script.ts'
import * as field from './field-kinds.ts'
import { readPostLink } from './repost.ts'
import { readVideoLink, watchLink } from './video.ts'

/** Words that are empty stand for the usual ones. */
const action = () =>
  field.group({ shown: field.check(true), title: field.line(100), text: field.text(500, { lines: 2 }) })

/**
 * The fields of a campaign by section, in the order of forms and files. Forms, limits, drafts, the record of changes,
 * conflicts, files and what is missing follow from this table. To add a field:
 * 1. a line here;
 * 2. its label under its section in src/text/<language>/campaign/editor-fields.ts, its help as `<name>Hint`;
 * 3. a column of its name in db/schema/campaigns.ts, and `npm run migration -- --name <what>`;
 * 4. its place on the page: src/pages/campaign/view.tsx.
 */
export const campaignFields = {
  basics: field.group({
    title: field.line(140, { pattern: ['title-missing', typed => typed !== ''] }),
    summary: field.required(field.text(400)),
    organization: field.required(field.line(120)),
    contact: field.required(field.mail()),
    site: field.web(),
    imprint: field.web(),
    byline: field.line(160),
    /** Beside the mail address of supporters, with a box to tick; empty: it is not asked. */
    consent: field.text(600, { lines: 3 }),
    lang: field.lang(),
    timeZone: field.zone(),
    hashtag: field.hashtag(60, { narrow: true, pattern: ['hashtag', isHashtag] }),
    goal: field.number('goal', 1, 10_000_000, 500),
  }),
  story: field.group({
    story: field.required(field.text(20_000, { lines: 18, pattern: ['tangled', typed => !isTangled(typed)] })),
  }),
  messages: field.group({
    samples: field.rows(
      40,
      { text: field.text(2_000), id: field.id() },
      { inFile: 'text', rule: eachOnce, atFirst: 4 },
    ),
    /** Which of the installation's networks it is posted on. */
    networks: field.chosenOf(networkNames, 'no-network'),
    /** Whether posts end with the campaign's short link. */
    linkInPosts: field.check(false),
  }),
  actions: field.group({ pledge: action(), share: action(), call: action() }, { column: 'actions' }),
  calls: field.group({
    script: field.text(5_000, { lines: 9, column: 'callScript', pattern: ['placeholder', isFillable] }),
    bill: field.line(120, { narrow: true }),
    number: field.phone({ column: 'callNumber' }),
    days: field.list(14, 'days', field.day(), { column: 'lobbyingDays' }),
  }),
  hotline: field.group(
    { label: field.line(120), number: field.phone() },
    { column: 'hotline', stored: hotline(), rule: bothOrNone },
  ),
  videos: field.group({
    videos: field.rows(12, { link: field.link(), title: field.line(140) }, { stored: videos(), rowRule: aboutVideo }),
  }),
  reposts: field.group({
    reposts: field.rows(
      12,
      { link: field.link(), author: field.line(80), quote: field.text(600) },
      { rowRule: aboutRepost },
    ),
  }),
} as const

/** The fields without which a campaign is not published. */
export type RequiredField = { [S in keyof Table]: RequiredIn<Table[S]['fields']> }[keyof Table]
type Table = typeof campaignFields
type RequiredIn<F> = { [N in keyof F]: F[N] extends { readonly required: true } ? N : never }[keyof F]

function isHashtag(typed: string): boolean {
  return typed === '' || /^#[\p{L}\p{N}\p{M}_]*[\p{L}\p{M}][\p{L}\p{N}\p{M}_]*$/u.test(typed)
}

function isFillable(script: string): boolean {
  return unknownPlaceholders(script).length === 0
}

type Hotline = { readonly label: string; readonly number: string }
function hotline() {
  return {
    read: (column: Hotline | null) => column ?? { label: '', number: '' },
    write: (written: Hotline) => (written.label && written.number ? written : null),
  }
}

function bothOrNone({ label, number }: Hotline) {
  return [
    label && !number && (['hotline-number', 'number'] as const),
    number && !label && (['hotline-label', 'label'] as const),
  ]
}

function eachOnce(samples: readonly { readonly text: string }[]) {
  const isSecond = (text: string, n: number) => samples.findIndex(one => one.text === text) < n
  return samples.map(({ text }, n) => isSecond(text, n) && (['twice', n, 'text'] as const))
}

type VideoLink = { readonly link: string; readonly title: string }
function videos() {
  return {
    read: (column: readonly Video[]) => column.map(video => ({ link: watchLink(video), title: video.title })),
    write: (written: readonly VideoLink[]) => written.map(({ link, title }) => ({ ...readVideoLink(link), title })),
  }
}

function aboutVideo({ link, title }: VideoLink) {
  return [
    link && !readVideoLink(link) && (['video', 'link'] as const),
    link && !title && (['video-title', 'title'] as const),
    title && !link && (['video-link', 'link'] as const),
  ]
}

function aboutRepost({
  link,
  author,
  quote,
}: {
  readonly link: string
  readonly author: string
  readonly quote: string
}) {
  return [
    link && !readPostLink(link) && (['post-link', 'link'] as const),
    link && !quote && (['quote', 'quote'] as const),
    !link && (quote || author) && (['post-link', 'link'] as const),
  ]
}
