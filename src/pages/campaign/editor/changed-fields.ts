import type { FieldChange } from '../../../domain/organizer/audit/events.ts'
import { choiceSent } from './chosen-networks.ts'
import type { FormValues } from './form-values.ts'

/** As much of a text as the record of changes keeps. */
const most = 500

/** The fields in which two states of a form differ. Which sample is which row is no matter of words, nor that a choice was sent. */
export const differingFields = (before: FormValues, after: FormValues): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    field => !isBeside(field) && (before[field] ?? '') !== (after[field] ?? ''),
  )

const isBeside = (field: string) => /^id-\d+$/.test(field) || field === choiceSent

/** They, for the record of changes. */
export const changesBetween = (before: FormValues, after: FormValues): FieldChange[] =>
  differingFields(before, after).map(field => ({ field, from: cut(before[field]), to: cut(after[field]) }))

const cut = (text = '') => (text.length > most ? `${[...text].slice(0, most).join('')} …` : text)
