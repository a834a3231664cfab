import { z } from 'zod'

/** What the lexicon of `app.bsky.feed.post` asks of a record, as far as an app may get it wrong. */
const FeedPost = z.looseObject({
  $type: z.literal('app.bsky.feed.post').optional(),
  text: z.string().check(({ value, issues }) => {
    const message = lengthProblem(value)
    if (message) issues.push({ code: 'custom', message, input: value })
  }),
  createdAt: z.iso.datetime({ offset: true }),
  langs: z
    .array(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9-]+)?$/))
    .max(3)
    .optional(),
  tags: z.array(z.string().max(640)).max(8).optional(),
  facets: z
    .array(
      z.looseObject({
        index: z.looseObject({ byteStart: z.int().min(0), byteEnd: z.int().min(0) }),
        features: z.array(z.looseObject({ $type: z.string() })),
      }),
    )
    .optional(),
  embed: z.looseObject({ $type: z.string() }).optional(),
})
const ExternalEmbed = z.looseObject({
  external: z.looseObject({ uri: z.url(), title: z.string(), description: z.string() }),
})

export type ReadRecord =
  | { readonly kind: 'record'; readonly text: string; readonly json: string }
  | { readonly kind: 'invalid'; readonly why: string }

export function readRecord(given: unknown): ReadRecord {
  const record = FeedPost.safeParse(given)
  if (!record.success) return invalid(record.error)
  const { embed, text } = record.data
  if (embed?.$type === 'app.bsky.embed.external') {
    const card = ExternalEmbed.safeParse(embed)
    if (!card.success) return invalid(card.error, '$.record.embed')
  }
  return { kind: 'record', text, json: JSON.stringify({ $type: 'app.bsky.feed.post', ...record.data }) }
}

function invalid({ issues }: z.ZodError, of = '$.record'): ReadRecord {
  const [first] = issues
  const path = [of, ...(first?.path.map(String) ?? [])]
  const isMissing = first?.message.endsWith('received undefined')
  const says = isMissing ? `Missing required key "${path.pop()}"` : first?.message
  return { kind: 'invalid', why: `Invalid app.bsky.feed.post record: ${says} at ${path.join('.')}` }
}

function lengthProblem(text: string): string | null {
  const bytes = Buffer.byteLength(text)
  if (bytes > 3_000) return `string too big (maximum 3000, got ${bytes})`
  // No text has more graphemes than UTF-16 units, and counting them is slow.
  const graphemes = text.length <= 300 ? 0 : [...segmenter.segment(text)].length
  return graphemes > 300 ? `grapheme too big (maximum 300, got ${graphemes})` : null
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
