import { z } from 'zod'
import { cleanLine, cleanText, isDamaged } from '../../lib/invisible-characters.ts'
import { isLang, type Lang, langs } from '../../lib/lang.ts'
import { isAddress } from '../../lib/mail-address.ts'
import { readTimeZone } from '../../lib/time-zones.ts'
import { readUrl } from '../../lib/url.ts'

/** What a field holds. What each kind looks like: pages/campaign/editor/controls.tsx. */
type Words = 'line' | 'text' | 'link' | 'phone' | 'day'
export type FieldKind = Words | 'number' | 'check' | 'zone' | 'lang' | 'hidden' | 'group' | 'rows'

type Options = {
  /** Lines that the form shows of a text. */
  readonly lines?: number
  readonly narrow?: boolean
  /** Rows that the form shows of a list while there are none; else one. */
  readonly atFirst?: number
  /** Its column, where that has another name than the field. */
  readonly column?: string
  /** Where the column holds something else than the value of the field. */
  readonly stored?: { readonly read: (column: never) => unknown; readonly write: (value: never) => unknown }
}

export type Field<T = unknown> = Options & {
  readonly kind: FieldKind
  /** Characters, or rows. */
  readonly most?: number
  readonly required?: boolean
  /** Reads what a form sent. The messages of its issues are words of the catalogue (`write.wrong`). */
  readonly schema: z.ZodType<T>
  /** Reads what a file says, or does not say. */
  readonly file: z.ZodType
  /** Of a group (`share-title` in a form, `share.title` in a file), or of each row of a list (`title-2`). */
  readonly fields?: Fields
  /** Where a row is a plain value: the field of the form that holds it. */
  readonly plain?: string
}
export type Fields = Readonly<Record<string, Field>>
type Values<F extends Fields> = { readonly [N in keyof F]: z.infer<F[N]['schema']> }

/** What is wrong with values that are each fine: a word of the catalogue, and the path of the field to blame. */
type Rule<T> = (value: T) => readonly (false | '' | readonly [code: string, ...path: PropertyKey[]])[]
/** A word of the catalogue, for what does not hold to it. */
type Pattern = readonly [code: string, holds: (typed: string) => boolean]

const words =
  (kind: Words, clean: (typed: string) => string) =>
  (most: number, { pattern, ...options }: Options & { readonly pattern?: Pattern } = {}): Field<string> => {
    const within = whole.transform(clean).pipe(z.string().max(most, 'too-long'))
    const schema = pattern ? within.refine(pattern[1], pattern[0]) : within
    return { ...options, kind, most, schema, file: into(z.string().default(''), schema) }
  }

/** Half a character is refused: what is put in its place would be somebody else's words. */
const whole = z.string().refine(typed => !isDamaged(typed), 'damaged')
/** Of the kind that a file may hold first, and then as a form's. */
const into = (kind: z.ZodType, schema: z.ZodType<unknown, unknown>) => kind.pipe(schema)

export const line = words('line', cleanLine)
export const text = words('text', cleanText)
export const hashtag = words('line', typed => cleanLine(typed).replace(/^(?=[^#])/, '#'))
export const link = () => words('link', cleanLine)(500)
/** The address of a page, with or without `https://` before it. */
export const web = () =>
  words('link', typed => cleanLine(typed).replace(/^(?=.)(?!\w+:)/, 'https://'))(500, {
    pattern: ['web-address', typed => typed === '' || isWebAddress(typed)],
  })
export const mail = () =>
  words('line', typed => cleanLine(typed).replace(/^mailto:/i, ''))(254, {
    pattern: ['mail-address', typed => typed === '' || isAddress(typed)],
  })
/** Of a form that is not taken without it. */
export const needed = (of: Field<string>, code: string): Field<string> => ({
  ...of,
  schema: of.schema.refine(typed => typed !== '', code),
})
export const day = () =>
  words('day', cleanLine)(20, { narrow: true, pattern: ['day', typed => typed === '' || isDay(typed)] })

const isPhone = (typed: string) => /^(\+?[\d\s().–-]{3,})?$/.test(typed)
export const phone = (options: Options = {}) =>
  words('phone', cleanLine)(40, { narrow: true, pattern: ['phone', isPhone], ...options })

/** A whole number; `usual` where a file says none. */
export function number(code: string, least: number, most: number, usual: number) {
  const schema = z.coerce.number(code).int(code).min(least, code).max(most, code)
  return { kind: 'number', narrow: true, usual, schema, file: into(z.number().default(usual), schema) } as const
}

/** A box to tick; `usual` where a file does not say. */
export function check(usual: boolean): Field<boolean> {
  return { kind: 'check', schema: z.boolean(), file: z.boolean().default(usual) }
}

/** By whatever name; kept by the one it has today. */
export function zone(): Field<string> {
  const isZone = (typed: string) => readTimeZone(typed) !== null
  const schema = z
    .string()
    .refine(isZone, { message: 'time-zone', abort: true })
    .transform(typed => readTimeZone(typed) ?? typed)
  return { kind: 'zone', most: 60, schema, file: into(z.string().default(''), schema) }
}

/** Empty where nobody has said: the words are then taken to be in the site's language. */
export function lang(): Field<Lang | ''> {
  const schema = z.enum([...langs, ''], 'lang').default('')
  const stored = { read: (code: string | null) => (isLang(code) ? code : ''), write: (code: string) => code || null }
  return { kind: 'lang', narrow: true, schema, file: into(z.string().default(''), schema), stored }
}

/** Which row of the database a row of the form is; null for a new one. */
export function id(): Field<number | null> {
  const schema = z.coerce.number().int().positive().nullable().catch(null)
  return { kind: 'hidden', schema, file: schema }
}

/** Without it a campaign is not published; the catalogue says so under its name (`write.missing`). */
export const required = <F extends Field>(field: F) => ({ ...field, required: true }) as const

/** Which of these; none stands for all, and so does null in the column. A box for each in a form, a list in a file. */
export function chosenOf<N extends string>(names: readonly N[], code: string) {
  type Boxes = Readonly<Record<N, boolean>>
  const fields = Object.fromEntries(names.map(name => [name, check(true)])) as Record<N, Field<boolean>>
  const boxes = (is: (name: N) => boolean) => Object.fromEntries(names.map(name => [name, is(name)])) as Boxes
  const of = (chosen: readonly N[] | null | undefined) => boxes(name => chosen?.includes(name) ?? true)
  const schema = (group(fields).schema as z.ZodType<Boxes>).transform(all => of(chosenIn(names, all)))
  const file = z.array(z.enum(names, code), 'wrong-kind').min(1, code).optional().transform(of)
  const stored = { read: of, write: (all: Boxes) => chosenIn(names, all) }
  return { kind: 'group', fields, schema, file, stored } as const
}

/** Null where it is all of them. */
export function chosenIn<N extends string>(
  names: readonly N[],
  boxes: Readonly<Record<N, boolean>>,
): readonly N[] | null {
  const chosen = names.filter(name => boxes[name])
  return chosen.length === names.length || chosen.length === 0 ? null : chosen
}

/** Fields that stand together, such as those of a section. */
export function group<F extends Fields>(
  fields: F,
  { rule, ...options }: Options & { readonly rule?: Rule<Values<F>> } = {},
) {
  const read = (object: z.ZodType) => (object as z.ZodType<Values<F>>).superRefine(keeping(rule))
  const schema = read(z.object(each(fields, 'schema')))
  return {
    ...options,
    kind: 'group',
    fields,
    schema,
    file: read(z.strictObject(each(fields, 'file'))).prefault({} as never),
  } as const
}

type RowsOptions<F extends Fields> = Options & {
  readonly rowRule?: Rule<Values<F>>
  readonly rule?: Rule<readonly Values<F>[]>
  /** The field that is all a file says of a row. */
  readonly inFile?: string
}

/** A list. A row whose first field is empty is left out. */
export function rows<F extends Fields>(
  most: number,
  fields: F,
  { rowRule, rule, inFile, ...options }: RowsOptions<F> = {},
) {
  const [first = ''] = Object.keys(fields)
  const listOf = (row: z.ZodType) =>
    z
      .array((row as z.ZodType<Values<F>>).superRefine(keeping(rowRule)))
      .max(most, 'too-many')
      .transform(all => all.filter(one => one[first] !== ''))
      .superRefine(keeping(rule))
  const row = z.object(each(fields, 'schema'))
  const named = z.string().transform(value => inFile && { [inFile]: value, id: null })
  const file = listOf(inFile ? into(named, row) : z.strictObject(each(fields, 'file'))).prefault([])
  return { ...options, kind: 'rows', most, fields, schema: listOf(row), file } as const
}

/** A list of plain values, each once and in order. */
export function list(most: number, plain: string, of: Field<string>, options: Options = {}) {
  const all = z.array(of.schema).max(most, 'too-many')
  const schema = all.transform(values => [...new Set(values.filter(Boolean))].sort())
  return { ...options, kind: 'rows', most, fields: { [plain]: of }, plain, schema, file: schema.prefault([]) } as const
}

/** The schemas of fields, for forms or for files. */
export const each = (fields: Fields, of: 'schema' | 'file'): Record<string, z.ZodType> =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field[of]]))

const keeping =
  <T>(rule: Rule<T> = () => []) =>
  (value: T, ctx: z.core.$RefinementCtx<T>) => {
    for (const problem of rule(value)) {
      if (!problem) continue
      const [message, ...path] = problem
      ctx.addIssue({ code: 'custom', message, path })
    }
  }

/** Without a name before an @, which reads as the site that it is not: `https://example.org@evil.example`. */
function isWebAddress(typed: string): boolean {
  const url = readUrl(typed)
  return url !== null && /^https?:$/.test(url.protocol) && url.hostname.includes('.') && !url.username && !url.password
}

function isDay(typed: string): boolean {
  const at = Date.parse(`${typed}T00:00:00Z`)
  return /^\d{4}-\d\d-\d\d$/.test(typed) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(typed)
}
