import { auditWords } from './en/audit.ts'
import { call } from './en/call.ts'
import { campaign } from './en/campaign.ts'
import { capacity } from './en/capacity.ts'
import { check } from './en/check.ts'
import { common } from './en/common.ts'
import { control } from './en/control.ts'
import { erasure } from './en/erasure.ts'
import { errors } from './en/errors.ts'
import { history } from './en/history.ts'
import { ledger } from './en/ledger.ts'
import { live } from './en/live.ts'
import { lostLink } from './en/lost-link.ts'
import { mail, unsubscribeWords } from './en/mail.ts'
import { organize } from './en/organize.ts'
import { outcomes } from './en/outcomes.ts'
import { peopleWords } from './en/people.ts'
import { pledgeWords } from './en/pledge.ts'
import { privacy } from './en/privacy.ts'
import { readings } from './en/readings.ts'
import { halts, reasonOf } from './en/reasons.ts'
import { receipt } from './en/receipt.ts'
import { rehearsal } from './en/rehearsal.ts'
import { reminder } from './en/reminder.ts'
import { reminders } from './en/reminders.ts'
import { report } from './en/report.ts'
import { schedule } from './en/schedule.ts'
import { share } from './en/share.ts'
import { signInWords } from './en/sign-in.ts'
import { supporters } from './en/supporters.ts'
import { updates } from './en/updates.ts'
import { write } from './en/write.ts'

/** English. Every sentence of the product, a file a part of it; other languages have the same shape. */
export const catalogue = {
  common,
  erasure,
  errors,
  call,
  campaign,
  capacity,
  check,
  pledge: pledgeWords,
  share,
  signIn: signInWords,
  receipt,
  history,
  live,
  control,
  ledger,
  lostLink,
  outcomes,
  privacy,
  readings,
  rehearsal,
  reminder,
  reminders,
  report,
  schedule,
  organize,
  mail,
  unsubscribe: unsubscribeWords,
  write,
  people: peopleWords,
  supporters,
  updates,
  audit: auditWords,
  reasons: { ...reasonOf, halts },
} as const
