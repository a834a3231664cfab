import { rowsOf, type WrittenSection } from '../../../domain/campaign/content.ts'
import { type Lang, text } from '../../../text/text.ts'
import { wrongSentence } from '../../../text/wrong.ts'
import type { Wrong } from '../../../ui/form.tsx'
import type { FieldProblem } from './form-values.ts'

/** What the catalogue says of a section beside the labels of its fields: of a list, or of groups by name. */
type SectionWords = {
  readonly label: (n: number) => string
  readonly add: string
  readonly legend?: string
  readonly legendHint?: string
  readonly names: Readonly<Record<string, string>>
  readonly about: Readonly<Record<string, string>>
}

export const sectionWords = (section: WrittenSection, lang: Lang) =>
  text(lang).write[section] as unknown as SectionWords

/** The label of a field, or its help (`titleHint`). Without one, the field of a row is called what its row is. */
export function wordOf(section: WrittenSection, name: string, lang: Lang): string | undefined {
  const word: unknown = Reflect.get(text(lang).write[section], name)
  return typeof word === 'string' ? word : undefined
}

/** What a field of a form is called, with the name of its row or group before it: `title`, `title-2`, `share-title`. */
export function labelOf(section: WrittenSection, field: string, lang: Lang): string {
  const [name = '', part] = field.split('-')
  if (part === undefined) return wordOf(section, name, lang) ?? name
  const isRow = Object.hasOwn(rowsOf(section)?.fields ?? {}, name)
  const words = sectionWords(section, lang)
  const around = isRow ? words.label(Number(part) + 1) : (words.names[name] ?? name)
  const own = wordOf(section, isRow ? name : part, lang)
  return own ? `${around}, ${own.toLowerCase()}` : around
}

/** One sentence a field: the first thing that is wrong with it. */
export function sentences(section: WrittenSection, problems: readonly FieldProblem[], lang: Lang): Wrong[] {
  const first = problems.filter((problem, n) => problems.findIndex(one => one.field === problem.field) === n)
  return first.map(({ field, code, most }) => ({
    field,
    message: wrongSentence(code, labelOf(section, field, lang), most, lang),
  }))
}
