import { call } from './es/call/call.ts'
import { campaign } from './es/campaign/campaign.ts'
import { write } from './es/campaign/editor.ts'
import { settings } from './es/campaign/settings.ts'
import { common } from './es/common.ts'
import { errors } from './es/errors.ts'
import { live } from './es/launch/board.ts'
import { capacity } from './es/launch/capacity.ts'
import { check } from './es/launch/check.ts'
import { control } from './es/launch/control.ts'
import { rehearsal } from './es/launch/rehearsal.ts'
import { schedule } from './es/launch/schedule.ts'
import { status } from './es/launch/status.ts'
import { testPost } from './es/launch/test-post.ts'
import { ledger } from './es/ledger/ledger.ts'
import { outcomes } from './es/ledger/outcomes.ts'
import { halts, reasonSentences } from './es/ledger/reasons.ts'
import { mail } from './es/mail/mail.ts'
import { unsubscribeWords } from './es/mail/unsubscribe.ts'
import { auditWords } from './es/organizer/audit.ts'
import { peopleWords } from './es/organizer/colleagues.ts'
import { organize } from './es/organizer/organizer.ts'
import { reminder } from './es/pledge/by-hand.ts'
import { signInWords } from './es/pledge/connect.ts'
import { consent } from './es/pledge/consent.ts'
import { erasure } from './es/pledge/erasing.ts'
import { lostLink } from './es/pledge/lost-link.ts'
import { pledgeWords } from './es/pledge/pledge.ts'
import { receipt } from './es/pledge/receipt.ts'
import { history } from './es/pledge/timeline.ts'
import { readings } from './es/reach/metrics.ts'
import { report } from './es/reach/report.ts'
import { share } from './es/share/share.ts'
import { reminders } from './es/supporter/by-hand.ts'
import { privacy } from './es/supporter/privacy.ts'
import { supporters } from './es/supporter/supporters.ts'
import { updates } from './es/supporter/updates.ts'
import type { Catalogue } from './text.ts'

/** Spanish, in the shape of the English catalogue. */
export const catalogue: Catalogue = {
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
  report,
  reminder,
  reminders,
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
}
