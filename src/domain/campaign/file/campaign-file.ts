import { Lexer, parseDocument, stringify } from 'yaml'
import { z } from 'zod'
import { networkNames } from '../../../networks/port.ts'
import { bySection, type Content, fieldsOf, valuesOf, type WrittenSection, writtenSections } from '../content.ts'
import { chosenIn, each } from '../field-kinds.ts'
import { campaignFields } from '../fields.ts'

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

/** Sections that stand under their own name in a file; the fields of the others stand by themselves. */
const nested: readonly WrittenSection[] = ['actions', 'calls', 'hotline']

export function writeCampaignFile({ slug, content, picture }: CampaignFile): string {
  const written = writtenSections.map(one => (nested.includes(one) ? { [one]: content[one] } : content[one]))
  const shape = Object.assign({ format, slug }, ...written, {
    lang: content.basics.lang || undefined,
    samples: content.messages.samples.map(({ text }) => text),
    networks: chosenIn(networkNames, content.messages.networks) ?? undefined,
    picture,
  })
  return stringify(shape, { lineWidth: 0, aliasDuplicateObjects: false })
}

/** Reads a file by hand or by `writeCampaignFile`, and names everything that is wrong with it at once. */
export function readCampaignFile(source: string): ReadFile {
  if (Buffer.byteLength(source) > fileBytesAtMost) return wrong([{ place: '', code: 'file-too-large' }])
  const given = isTangled(source) ? [tangled] : parsed(source)
  if (Array.isArray(given)) return wrong(given)
  const read = File.safeParse(given)
  if (!read.success) return wrong(read.error.issues.flatMap(issue => problemsOf(issue, given)))
  const { slug, picture, ...values } = read.data
  const content = bySection(one =>
    nested.includes(one) ? values[one] : valuesOf(fieldsOf(one), (_, name) => values[name]),
  ) as Content
  return { kind: 'campaign', file: { slug, picture, content } }
}

const Picture = z.strictObject({ alt: z.string(), data: z.string().optional(), file: z.string().optional() })

type File = Omit<CampaignFile, 'content'> & Readonly<Record<string, unknown>>
const File: z.ZodType<File> = z.strictObject({
  format: z.literal(format, 'file-format'),
  slug: z.string().default(''),
  picture: Picture.nullable().default(null),
  ...(Object.assign(
    {},
    ...writtenSections.map(one => each(nested.includes(one) ? { [one]: campaignFields[one] } : fieldsOf(one), 'file')),
  ) as object),
})

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
    // A key with nothing behind it says nothing.
    if (typeof given === 'object' && given !== null && !Array.isArray(given))
      return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null))
  } catch {
    // More aliases than any campaign needs, or more in each other than can be walked.
  }
  return [{ place: '', code: 'file-format' }]
}

function problemsOf(issue: z.core.$ZodIssue, given: unknown): FileProblem[] {
  const path = within(given, issue.path)
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map(key => ({ place: placeOf([...path, key]), code: 'unknown-key' }))
  const code = issue.code === 'invalid_type' && issue.message !== 'goal' ? 'wrong-kind' : issue.message
  return [{ place: placeOf(path), code, ...(issue.code === 'too_big' && { most: Number(issue.maximum) }) }]
}

/** A path as far as the file goes: where a row is a plain value, it has no fields. */
function within(given: unknown, [key, ...rest]: readonly PropertyKey[]): readonly PropertyKey[] {
  if (key === undefined || typeof given !== 'object' || given === null) return []
  return [key, ...within(Reflect.get(given, key), rest)]
}

const placeOf = (path: readonly PropertyKey[]) =>
  path.map((key, n) => (typeof key === 'number' ? `[${key}]` : `${n ? '.' : ''}${String(key)}`)).join('')

export const wrong = (problems: readonly FileProblem[]): ReadFile => ({
  kind: 'wrong',
  problems: problems.slice(0, problemsAtMost),
})
