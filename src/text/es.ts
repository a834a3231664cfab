import { auditWords } from './es/audit.ts'
import { call } from './es/call.ts'
import { campaign } from './es/campaign.ts'
import { capacity } from './es/capacity.ts'
import { check } from './es/check.ts'
import { common } from './es/common.ts'
import { control } from './es/control.ts'
import { erasure } from './es/erasure.ts'
import { errors } from './es/errors.ts'
import { history } from './es/history.ts'
import { ledger } from './es/ledger.ts'
import { live } from './es/live.ts'
import { lostLink } from './es/lost-link.ts'
import { mail, unsubscribeWords } from './es/mail.ts'
import { organize } from './es/organize.ts'
import { outcomes } from './es/outcomes.ts'
import { peopleWords } from './es/people.ts'
import { pledgeWords } from './es/pledge.ts'
import { privacy } from './es/privacy.ts'
import { readings } from './es/readings.ts'
import { halts, reasonOf } from './es/reasons.ts'
import { receipt } from './es/receipt.ts'
import { rehearsal } from './es/rehearsal.ts'
import { reminder } from './es/reminder.ts'
import { reminders } from './es/reminders.ts'
import { report } from './es/report.ts'
import { schedule } from './es/schedule.ts'
import { share } from './es/share.ts'
import { signInWords } from './es/sign-in.ts'
import { supporters } from './es/supporters.ts'
import { updates } from './es/updates.ts'
import { write } from './es/write.ts'
import type { Catalogue } from './text.ts'

/** Spanish, in the shape of the English catalogue. */
export const catalogue: Catalogue = {
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
  report,
  reminder,
  reminders,
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
}
