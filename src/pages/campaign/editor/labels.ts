import type { Section } from '../../../domain/campaign/content.ts'
import { type Lang, text } from '../../../text/text.ts'
import { wrongSentence } from '../../../text/wrong.ts'
import type { Wrong } from '../../../ui/form.tsx'
import type { FieldProblem } from './form-values.ts'

/** What a field is called on the page, with its row's name before it. */
export function labelOf(section: Section, field: string, lang: Lang): string {
  const words = text(lang).write
  const [, name = field, place] = /^([a-z]+)-(\d+)$/.exec(field) ?? []
  if (section === 'actions') {
    const [action = '', part = ''] = field.split('-')
    return `${known(words.actions.names, action)}, ${known(words.actions, part).toLowerCase()}`
  }
  if (place === undefined) return known(words[section], field)
  if (section === 'calls') return words.calls.day(Number(place) + 1)
  if (section !== 'messages' && section !== 'videos' && section !== 'reposts') return field
  const row = words[section].label(Number(place) + 1)
  return name === 'text' ? row : `${row}, ${known(words[section], name).toLowerCase()}`
}

/** One sentence a field: the first thing that is wrong with it. */
export function sentences(section: Section, problems: readonly FieldProblem[], lang: Lang): Wrong[] {
  const first = problems.filter((problem, n) => problems.findIndex(one => one.field === problem.field) === n)
  return first.map(({ field, code, most }) => ({
    field,
    message: wrongSentence(code, labelOf(section, field, lang), most, lang),
  }))
}

function known(words: object, name: string): string {
  const word: unknown = Object.hasOwn(words, name) ? Reflect.get(words, name) : null
  return typeof word === 'string' ? word : name
}
