import { type MailToOrganizers, organizerPolicies } from './to-organizers.ts'
import { type MailToSupporters, supporterPolicies } from './to-supporters.ts'

/**
 * The data of each kind of mail; src/mail turns it into text. Paths begin with a slash and may be secret, so the data is
 * sealed until the mail is sent. Moments are in ms.
 */
export type MailData = MailToSupporters & MailToOrganizers

export type MailKind = keyof MailData

export const mailPolicies = { ...supporterPolicies, ...organizerPolicies }

/** Kinds that are sent to people who may not have asked for them. */
export const unsolicitedKinds: readonly MailKind[] = [
  'invitation',
  'reminder-confirm',
  'reminder-known',
  'reminder-address',
  'address-confirm',
]

/** Kinds that are not sent to a mailbox that refuses all mail. */
export const stoppableKinds = (Object.keys(mailPolicies) as MailKind[]).filter(
  kind => mailPolicies[kind].wayOut !== null,
)
