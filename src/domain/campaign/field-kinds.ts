import { z } from 'zod'
import { cleanLine, cleanText, isDamaged } from '../../lib/invisible-characters.ts'
import { isLang, type Lang, langs } from '../../lib/lang.ts'
import { readTimeZone } from '../../lib/time-zones.ts'

/** What a field holds. What each kind looks like: pages/campaign/editor/controls.tsx. */
export type Kind = 'line' | 'text' | 'link' | 'phone' | 'day' | 'number' | 'check' | 'zone' | 'lang' | 'hidden'

type Schemas<T> = {
  /** Reads what a form sent. The messages of its issues are words of the catalogue (`write.wrong`). */
  readonly schema: z.ZodType<T>
  /** Reads what a file says, or does not say. */
  readonly file: z.ZodType
}

/** How the database has it. */
export type Storing = {
  /** Its column, where that has another name than the field. */
  readonly column?: string
  /** Where the column holds something else than the value of the field. */
  readonly stored?: { readonly read: (column: never) => unknown; readonly write: (value: never) => unknown }
}

type Look = {
  /** Characters, at most. */
  readonly most?: number
  /** Lines that the form shows of a text. */
  readonly lines?: number
  readonly narrow?: boolean
}

export type Single<T = unknown> = Schemas<T> & Storing & Look & { readonly kind: Kind; readonly required?: boolean }
type Singles = Readonly<Record<string, Single>>

/** Fields that stand together: `share-title` in a form, `share.title` in a file. */
export type Group<T = unknown> = Schemas<T> & Storing & { readonly kind: 'group'; readonly fields: Singles }

/** A list: `title-2` in a form. A row whose first field is empty is left out. */
export type Rows<T = unknown> = Schemas<readonly T[]> &
  Storing & {
    readonly kind: 'rows'
    readonly most: number
    readonly fields: Singles
    /** Where a row is a plain value: the field of the form that holds it. */
    readonly plain?: string
  }

export type Field = Single | Group | Rows
export type Fields = Readonly<Record<string, Field>>
type Values<F extends Fields> = { readonly [N in keyof F]: z.infer<F[N]['schema']> }

/** Fields that are saved together. */
export type Part<F extends Fields = Fields> = Storing & {
  readonly fields: F
  readonly schema: z.ZodType<Values<F>>
  /** Where its fields stand under its own name in a file: what reads that. */
  readonly file: z.ZodType | null
}

/** What is wrong with values that are each fine: a word of the catalogue, and the path of the field to blame. */
export type Rule<T> = (value: T) => readonly (false | '' | readonly [code: string, ...path: PropertyKey[]])[]

const words =
  (kind: Kind, clean: (typed: string) => string) =>
  (most: number, { pattern, ...options }: Storing & Look & { readonly pattern?: Pattern } = {}): Single<string> => {
    const within = whole.transform(clean).pipe(z.string().max(most, 'too-long'))
    const schema = pattern ? within.refine(pattern[1], pattern[0]) : within
    return { ...options, kind, most, schema, file: into(z.string().default(''), schema) }
  }

/** A word of the catalogue, for what does not hold to it. */
type Pattern = readonly [code: string, holds: (typed: string) => boolean]

/** Half a character is refused: what is put in its place would be somebody else's words. */
const whole = z.string().refine(typed => !isDamaged(typed), 'damaged')

export const line = words('line', cleanLine)
export const text = words('text', cleanText)
export const hashtag = words('line', typed => cleanLine(typed).replace(/^(?=[^#])/, '#'))
export const link = () => words('link', cleanLine)(500)
export const day = () => words('day', cleanLine)(20, { pattern: ['day', typed => typed === '' || isDay(typed)] })
export const phone = (options: Storing = {}) =>
  words('phone', cleanLine)(40, {
    ...options,
    narrow: true,
    pattern: ['phone', typed => /^(\+?[\d\s().–-]{3,})?$/.test(typed)],
  })

/** A whole number; `usual` where a file says none. */
export function number(code: string, least: number, most: number, usual: number) {
  const schema = z.coerce.number(code).int(code).min(least, code).max(most, code)
  return { kind: 'number', narrow: true, usual, schema, file: into(z.number().default(usual), schema) } as const
}

/** A box to tick; `usual` where a file does not say. */
export function check(usual: boolean): Single<boolean> {
  return { kind: 'check', schema: z.boolean(), file: z.boolean().default(usual) }
}

/** By whatever name; kept by the one it has today. */
export function zone(): Single<string> {
  const schema = z.string().transform((typed, ctx) => {
    const found = readTimeZone(typed)
    if (found !== null) return found
    ctx.addIssue({ code: 'custom', message: 'time-zone' })
    return z.NEVER
  })
  return { kind: 'zone', schema, file: into(z.string().default(''), schema) }
}

/** Empty where nobody has said: the words are then taken to be in the site's language. */
export function lang(): Single<Lang | ''> {
  const schema = z.enum([...langs, ''], 'lang').default('')
  const stored = { read: (code: string | null) => (isLang(code) ? code : ''), write: (code: string) => code || null }
  return { kind: 'lang', schema, file: into(z.string().default(''), schema), stored }
}

/** Which row of the database a row of the form is; null for a new one. */
export function id(): Single<number | null> {
  const schema = z.coerce.number().int().positive().nullable().catch(null)
  return { kind: 'hidden', schema, file: schema }
}

/** Without it a campaign is not published; the catalogue says so under its name (`write.missing`). */
export const required = <F extends Single>(field: F) => ({ ...field, required: true }) as const

export function group<F extends Singles>(fields: F): Group<Values<F>> {
  const schema = z.object(each(fields, 'schema')) as unknown as z.ZodType<Values<F>>
  return { kind: 'group', fields, schema, file: z.strictObject(each(fields, 'file')).prefault({}) }
}

type PartOptions<F extends Fields> = Storing & { readonly rule?: Rule<Values<F>>; readonly nestedInFile?: boolean }

export function part<F extends Fields>(fields: F, options: PartOptions<F> = {}): Part<F> {
  const { rule = () => [], nestedInFile, ...others } = options
  const reader = (object: z.ZodType) => (object as z.ZodType<Values<F>>).superRefine(keeping(rule))
  return {
    ...others,
    fields,
    schema: reader(z.object(each(fields, 'schema'))),
    file: nestedInFile ? reader(z.strictObject(each(fields, 'file'))).prefault({} as never) : null,
  }
}

type RowsOptions<F extends Singles> = Storing & {
  readonly rowRule?: Rule<Values<F>>
  readonly rule?: Rule<readonly Values<F>[]>
  /** The field that is all a file says of a row. */
  readonly inFile?: string
}

export function rows<F extends Singles>(most: number, fields: F, options: RowsOptions<F> = {}): Rows<Values<F>> {
  const { rowRule = () => [], rule = () => [], inFile, ...others } = options
  const [first = ''] = Object.keys(fields)
  const listOf = (row: z.ZodType) =>
    z
      .array((row as z.ZodType<Values<F>>).superRefine(keeping(rowRule)))
      .max(most, 'too-many')
      .transform(all => all.filter(one => one[first] !== ''))
      .superRefine(keeping(rule))
  const row = z.object(each(fields, 'schema'))
  const fileRow = inFile
    ? into(
        z.string().transform(value => ({ [inFile]: value, id: null })),
        row,
      )
    : z.strictObject(each(fields, 'file'))
  return { ...others, kind: 'rows', most, fields, schema: listOf(row), file: listOf(fileRow).prefault([]) }
}

/** A list of plain values, each once and in order. */
export function list(most: number, name: string, of: Single<string>, options: Storing = {}): Rows<string> {
  const schema = z
    .array(of.schema)
    .max(most, 'too-many')
    .transform(all => [...new Set(all.filter(Boolean))].sort())
  return { ...options, kind: 'rows', most, fields: { [name]: of }, plain: name, schema, file: schema.prefault([]) }
}

/** Of the kind that a file may hold first, and then as a form's. */
const into = (kind: z.ZodType, schema: z.ZodType<unknown, unknown>) => kind.pipe(schema)

/** The schemas of fields as those of an object are made of them. */
export const each = (fields: Fields, of: 'schema' | 'file'): Record<string, z.ZodType> =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field[of]]))

export const keeping =
  <T>(rule: Rule<T>) =>
  (value: T, ctx: z.core.$RefinementCtx<T>) => {
    for (const problem of rule(value)) {
      if (!problem) continue
      const [message, ...path] = problem
      ctx.addIssue({ code: 'custom', message, path })
    }
  }

function isDay(typed: string): boolean {
  const at = Date.parse(`${typed}T00:00:00Z`)
  return /^\d{4}-\d\d-\d\d$/.test(typed) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(typed)
}
