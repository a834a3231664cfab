import type { FieldChange } from '../../../domain/organizer/audit/events.ts'
import type { FormValues } from './form-values.ts'

/** As much of a text as the record of changes keeps. */
const most = 500

/** The fields that differ, for the record of changes. Which sample is which row is no matter of words. */
export function changesBetween(before: FormValues, after: FormValues): FieldChange[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(field => !/^id-\d+$/.test(field))
  return fields
    .map(field => ({ field, from: before[field] ?? '', to: after[field] ?? '' }))
    .filter(({ from, to }) => from !== to)
    .map(({ field, from, to }) => ({ field, from: cut(from), to: cut(to) }))
}

const cut = (text: string) => (text.length > most ? `${[...text].slice(0, most).join('')} …` : text)
