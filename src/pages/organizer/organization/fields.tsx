import { z } from 'zod'
import { each, type Fields } from '../../../domain/campaign/field-kinds.ts'
import { firstFields, organizationFields, type Said } from '../../../domain/organizer/organization.ts'
import { type Lang, text } from '../../../text/text.ts'
import { wrongSentence } from '../../../text/wrong.ts'
import type { Wrong } from '../../../ui/form.tsx'
import { Control, type Form } from '../../campaign/editor/controls.tsx'
import type { FormValues } from '../../campaign/editor/form-values.ts'

/** As they are called in a form: the first run has a name and an address of somebody beside them. */
const inForm = (name: string) => `org-${name}`

type OrganizationFieldsProps = Form & { readonly lang: Lang; readonly fields: Fields }

export const OrganizationFields = ({ lang, fields, ...form }: OrganizationFieldsProps) =>
  Object.entries(fields).map(([name, field]) => {
    const { label, hint } = wordsOf(name, lang)
    return <Control key={name} {...form} name={inForm(name)} field={field} label={label} hint={hint} />
  })

export const formOf = (said: object): FormValues =>
  Object.fromEntries(Object.entries(said).map(([name, value]) => [inForm(name), String(value ?? '')]))

export type ReadForm =
  | { readonly kind: 'said'; readonly said: Said }
  | { readonly kind: 'wrong'; readonly wrong: readonly Wrong[] }

/** Without a script nobody proposes a time zone: one that was left empty is UTC. */
export function readForm(typed: FormValues, which: 'first' | 'all', lang: Lang): ReadForm {
  const fields: Fields = which === 'first' ? firstFields : organizationFields
  const given = Object.fromEntries(Object.keys(fields).map(name => [name, typed[inForm(name)] ?? '']))
  const read = z.object(each(fields, 'schema')).safeParse({ ...given, timeZone: given.timeZone || 'UTC' })
  if (read.success) return { kind: 'said', said: read.data as Said }
  const wrong = read.error.issues.map(({ path, message, ...issue }) => {
    const name = String(path[0])
    const most = issue.code === 'too_big' ? Number(issue.maximum) : null
    return { field: inForm(name), message: wrongSentence(message, wordsOf(name, lang).label, most, lang) }
  })
  return { kind: 'wrong', wrong: wrong.filter((one, n) => wrong.findIndex(other => other.field === one.field) === n) }
}

function wordsOf(name: string, lang: Lang): { readonly label: string; readonly hint: string | undefined } {
  const words: Readonly<Record<string, string>> = text(lang).organize.organization.fields
  return { label: words[name] ?? name, hint: words[`${name}Hint`] }
}
