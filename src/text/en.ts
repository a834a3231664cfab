import { call } from './en/call/call.ts'
import { campaign } from './en/campaign/campaign.ts'
import { write } from './en/campaign/editor.ts'
import { settings } from './en/campaign/settings.ts'
import { common } from './en/common.ts'
import { errors } from './en/errors.ts'
import { live } from './en/launch/board.ts'
import { capacity } from './en/launch/capacity.ts'
import { check } from './en/launch/check.ts'
import { control } from './en/launch/control.ts'
import { rehearsal } from './en/launch/rehearsal.ts'
import { schedule } from './en/launch/schedule.ts'
import { status } from './en/launch/status.ts'
import { testPost } from './en/launch/test-post.ts'
import { ledger } from './en/ledger/ledger.ts'
import { outcomes } from './en/ledger/outcomes.ts'
import { halts, reasonSentences } from './en/ledger/reasons.ts'
import { mail } from './en/mail/mail.ts'
import { unsubscribeWords } from './en/mail/unsubscribe.ts'
import { auditWords } from './en/organizer/audit.ts'
import { peopleWords } from './en/organizer/colleagues.ts'
import { organize } from './en/organizer/organizer.ts'
import { reminder } from './en/pledge/by-hand.ts'
import { signInWords } from './en/pledge/connect.ts'
import { consent } from './en/pledge/consent.ts'
import { erasure } from './en/pledge/erasing.ts'
import { lostLink } from './en/pledge/lost-link.ts'
import { pledgeWords } from './en/pledge/pledge.ts'
import { receipt } from './en/pledge/receipt.ts'
import { history } from './en/pledge/timeline.ts'
import { readings } from './en/reach/metrics.ts'
import { report } from './en/reach/report.ts'
import { share } from './en/share/share.ts'
import { reminders } from './en/supporter/by-hand.ts'
import { privacy } from './en/supporter/privacy.ts'
import { supporters } from './en/supporter/supporters.ts'
import { updates } from './en/supporter/updates.ts'

/** English. Every sentence of the product, a file a part of it; other languages have the same shape. */
export const catalogue = {
  common,
  consent,
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
  settings,
  status,
  testPost,
  organize,
  mail,
  unsubscribe: unsubscribeWords,
  write,
  people: peopleWords,
  supporters,
  updates,
  audit: auditWords,
  reasons: { ...reasonSentences, halts },
} as const
