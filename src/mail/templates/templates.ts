import type { MailData, MailKind } from '../../domain/mail/kinds.ts'
import { addressConfirm } from './address-confirm.ts'
import { reminderNow, reminderOff, reminderReceipt, unsolicitedTemplate } from './by-hand.ts'
import type { MailContext } from './context.ts'
import { organizerTemplates } from './organizer.ts'
import { evening, outcome, pledgeReceipt } from './pledge.ts'
import { supporterTemplates } from './supporter.ts'
import type { MailContent } from './template.ts'
import type { Templates } from './types.ts'

/** The words of a mail. */
export const mailContent = <K extends MailKind>(kind: K, data: MailData[K], context: MailContext): MailContent =>
  writers[kind](data, context)

const writers: Templates = {
  ...organizerTemplates,
  ...supporterTemplates,
  'reminder-confirm': (data, context) => unsolicitedTemplate('reminder-confirm', data, context),
  'reminder-known': (data, context) => unsolicitedTemplate('reminder-known', data, context),
  'address-confirm': addressConfirm,
  'reminder-address': (data, context) => unsolicitedTemplate('reminder-address', data, context),
  'pledge-receipt': pledgeReceipt,
  evening,
  outcome,
  'reminder-receipt': reminderReceipt,
  'reminder-now': reminderNow,
  'reminder-off': reminderOff,
}
