import { en } from './en.ts'
import { call } from './es/call.ts'
import { campaign } from './es/campaign.ts'
import { common } from './es/common.ts'
import { errors } from './es/errors.ts'
import { history } from './es/history.ts'
import { live } from './es/live.ts'
import { mail, unsubscribeWords } from './es/mail.ts'
import { outcomes } from './es/outcomes.ts'
import { pledgeWords } from './es/pledge.ts'
import { halts, reasonOf } from './es/reasons.ts'
import { receipt } from './es/receipt.ts'
import { schedule } from './es/schedule.ts'
import { signInWords } from './es/sign-in.ts'
import type { Same } from './same.ts'

/** Spanish. */
export const es: Same<typeof en> = {
  ...(en as Same<typeof en>),
  common,
  errors,
  call,
  campaign,
  pledge: pledgeWords,
  signIn: signInWords,
  receipt,
  history,
  live,
  outcomes,
  schedule,
  mail,
  unsubscribe: unsubscribeWords,
  reasons: { ...reasonOf, halts },
}
