import type { MailData, MailKind } from '../../domain/mail/kinds.ts'
import { addressConfirm } from './address-confirm.ts'
import { byHandTemplates } from './by-hand.ts'
import type { MailContext } from './context.ts'
import { organizerTemplates } from './organizer.ts'
import { evening, outcome, pledgeReceipt } from './pledge.ts'
import { supporterTemplates } from './supporter.ts'
import type { MailContent } from './template.ts'
import type { TemplatesOf } from './types.ts'

/** The words of a mail. */
export const mailContent = <K extends MailKind>(kind: K, data: MailData[K], context: MailContext): MailContent =>
  writers[kind](data, context)

const writers: TemplatesOf<MailData> = {
  ...organizerTemplates,
  ...supporterTemplates,
  ...byHandTemplates,
  'address-confirm': addressConfirm,
  'pledge-receipt': pledgeReceipt,
  evening,
  outcome,
}
