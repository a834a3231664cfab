import { Lexer, parseDocument, stringify } from 'yaml'
import { z } from 'zod'
import { type Content, contentSchemas } from '../content.ts'

/** A campaign as a file: what it says and shows, nothing of its supporters, its launch or its secrets. */
const format = 'thunderclap-campaign-1'

/** Holds any campaign, its picture included. */
export const fileBytesAtMost = 8_000_000
/**
 * What YAML is made of (keys, dashes, brackets, values, line ends), at most: a campaign with everything has some
 * thousands. The parser compares every key of a map with every other one.
 */
const marksAtMost = 16_000
/** Nobody reads more. */
const problemsAtMost = 50

/** `data` is base64; `file` the name of a file beside this one. */
export type FilePicture = { readonly alt: string; readonly data?: string; readonly file?: string }
export type CampaignFile = { readonly slug: string; readonly content: Content; readonly picture: FilePicture | null }

/** Where in the file (`samples[2]`), and a word of the catalogue with the limit it names. */
export type FileProblem = { readonly place: string; readonly code: string; readonly most?: number }
export type ReadFile =
  | { readonly kind: 'campaign'; readonly file: CampaignFile }
  | { readonly kind: 'wrong'; readonly problems: readonly FileProblem[] }

export function writeCampaignFile({ slug, content, picture }: CampaignFile): string {
  const { basics, story, messages, actions, calls, hotline, videos, reposts } = content
  const shape = {
    format,
    slug,
    ...basics,
    lang: basics.lang || undefined,
    ...story,
    samples: messages.messages.map(({ text }) => text),
    linkInPosts: messages.linkInPosts,
    actions,
    calls,
    hotline,
    ...videos,
    ...reposts,
    picture,
  }
  return stringify(shape, { lineWidth: 0, aliasDuplicateObjects: false })
}

/** Reads a file by hand or by `writeCampaignFile`, and names everything that is wrong with it at once. */
export function readCampaignFile(source: string): ReadFile {
  if (Buffer.byteLength(source) > fileBytesAtMost) return wrong([{ place: '', code: 'file-too-large' }])
  const given = isTangled(source) ? [tangled] : parsed(source)
  if (Array.isArray(given)) return wrong(given)
  const { values, problems } = shaped(given)
  const content = checked(values, problems)
  return problems.length > 0 ? wrong(problems) : { kind: 'campaign', file: { ...values, content } }
}

const text = z.string().default('')
const action = z.strictObject({ shown: z.boolean().default(true), title: text, text }).prefault({})

/** What may stand in a file and of which kind; whether it makes sense is for the sections to say. Title and zone must be. */
const shapes = {
  format: z.literal(format, 'file-format'),
  slug: text,
  title: z.string(),
  summary: text,
  organization: text,
  byline: text,
  timeZone: z.string(),
  lang: text,
  hashtag: text,
  goal: z.number().default(500),
  story: text,
  samples: z.array(z.string()).default([]),
  linkInPosts: z.boolean().default(false),
  actions: z.strictObject({ pledge: action, share: action, call: action }).prefault({}),
  calls: z.strictObject({ script: text, bill: text, number: text, days: z.array(z.string()).default([]) }).prefault({}),
  hotline: z.strictObject({ label: text, number: text }).prefault({}),
  videos: z.array(z.strictObject({ link: text, title: text })).default([]),
  reposts: z.array(z.strictObject({ link: text, author: text, quote: text })).default([]),
  picture: z
    .strictObject({ alt: z.string(), data: z.string().optional(), file: z.string().optional() })
    .nullable()
    .default(null),
} as const

type Shape = { readonly [K in keyof typeof shapes]: z.infer<(typeof shapes)[K]> }

export const tangled: FileProblem = { place: '', code: 'file-tangled' }

function isTangled(source: string): boolean {
  let marks = 0
  for (const _ of new Lexer().lex(source)) if (++marks > marksAtMost) return true
  return false
}

function parsed(source: string): Record<string, unknown> | FileProblem[] {
  try {
    const document = parseDocument(source, { prettyErrors: true })
    if (document.errors.length > 0)
      return document.errors.map(error => ({ place: `line ${error.linePos?.[0].line ?? '?'}`, code: 'yaml' }))
    const given: unknown = document.toJS({ maxAliasCount: 20 })
    if (typeof given === 'object' && given !== null && !Array.isArray(given)) return given as Record<string, unknown>
  } catch {
    // More aliases than any campaign needs, or more in each other than can be walked.
  }
  return [{ place: '', code: 'file-format' }]
}

function shaped(given: Record<string, unknown>): { values: Shape; problems: FileProblem[] } {
  const problems: FileProblem[] = Object.keys(given)
    .filter(key => !Object.hasOwn(shapes, key))
    .map(key => ({ place: key, code: 'unknown-key' }))
  const values = Object.entries(shapes).map(([key, shape]) => {
    const own = Object.hasOwn(given, key) ? (given[key] ?? undefined) : undefined
    const read = (shape as z.ZodType).safeParse(own)
    if (read.success) return [key, read.data]
    problems.push(...read.error.issues.map(issue => problemOf([key, ...issue.path], issue)))
    for (const issue of read.error.issues) if (issue.code === 'unrecognized_keys') leaveOut(own, issue)
    // What can be read is looked at further, so that all that is wrong is named at once.
    const rest = (shape as z.ZodType).safeParse(own)
    return [key, rest.success ? rest.data : (standIns[key] ?? (shape as z.ZodType).safeParse(undefined).data)]
  })
  return { values: Object.fromEntries(values) as Shape, problems }
}

const standIns: Readonly<Record<string, string>> = { title: '?', timeZone: 'UTC' }

function leaveOut(given: unknown, { path, keys }: z.core.$ZodIssueUnrecognizedKeys): void {
  const at = path.reduce<unknown>((value, key) => Reflect.get(Object(value), key), given)
  for (const key of keys) Reflect.deleteProperty(Object(at), key)
}

/** The sections of a file; adds to `problems` what is wrong in places that have no problem yet. */
function checked(values: Shape, problems: FileProblem[]): Content {
  const { samples, linkInPosts, story, actions, calls, hotline, videos, reposts, ...basics } = values
  const inputs = {
    basics,
    story: { story },
    messages: { linkInPosts, messages: samples.map(one => ({ id: null, text: one })) },
    actions,
    calls,
    hotline,
    videos: { videos },
    reposts: { reposts },
  }
  const read = Object.entries(contentSchemas).map(([section, schema]) => {
    const result = schema.safeParse(inputs[section as keyof typeof inputs])
    for (const issue of result.error?.issues ?? []) {
      const problem = problemOf(placeOf(section, issue.path), issue)
      if (!problems.some(one => problem.place.startsWith(one.place))) problems.push(problem)
    }
    return [section, result.data]
  })
  return Object.fromEntries(read)
}

/** The path in the file of a path in a section: some sections lie open in the file, some under their own name. */
function placeOf(section: string, path: readonly PropertyKey[]): readonly PropertyKey[] {
  if (section === 'messages') return ['samples', ...path.slice(1, 2)]
  return ['actions', 'calls', 'hotline'].includes(section) ? [section, ...path] : path
}

type Issue = z.core.$ZodIssue
function problemOf(path: readonly PropertyKey[], issue: Issue): FileProblem {
  const place = path.map((key, n) => (typeof key === 'number' ? `[${key}]` : `${n ? '.' : ''}${String(key)}`)).join('')
  if (issue.code === 'unrecognized_keys') return { place: `${place}.${issue.keys.join(', ')}`, code: 'unknown-key' }
  const code = issue.code === 'invalid_type' && issue.message !== 'goal' ? 'wrong-kind' : issue.message
  return { place, code, ...(issue.code === 'too_big' && { most: Number(issue.maximum) }) }
}

export const wrong = (problems: readonly FileProblem[]): ReadFile => ({
  kind: 'wrong',
  problems: problems.slice(0, problemsAtMost),
})
