import type { Letters, MailKind } from '../../domain/mail/kinds.ts'
import { reminderNow, reminderOff, reminderReceipt, unaskedLetter } from './by-hand.ts'
import type { Place } from './context.ts'
import { organizerLetters } from './organizer.ts'
import { supporterLetters } from './supporter.ts'
import type { Letter } from './template.ts'
import type { Writers } from './types.ts'

/** The words of a mail. */
export const letterOf = <K extends MailKind>(kind: K, data: Letters[K], place: Place): Letter =>
  writers[kind](data, place)

const writers: Writers = {
  ...organizerLetters,
  ...supporterLetters,
  'reminder-confirm': (data, place) => unaskedLetter('reminder-confirm', data, place),
  'reminder-known': (data, place) => unaskedLetter('reminder-known', data, place),
  'reminder-address': (data, place) => unaskedLetter('reminder-address', data, place),
  'reminder-receipt': reminderReceipt,
  'reminder-now': reminderNow,
  'reminder-off': reminderOff,
}
