import type { Reply } from '../http/reply.ts'
import { replies } from '../x/replies.ts'

/** What a fault does: whether the network takes what was asked, and what the client gets to see of it. */
export type Play = {
  /** `late`: taken after `acceptMs`, also when the client has gone. */
  readonly takes: 'yes' | 'no' | 'late'
  readonly end: 'answer' | 'reset' | 'silence' | 'cut'
  /** In place of the network's own answer. */
  readonly reply?: (now: number, resetMs: number) => Reply
}

export const plays = {
  resetBefore: { takes: 'no', end: 'reset' },
  resetAfterAccept: { takes: 'yes', end: 'reset' },
  hang: { takes: 'no', end: 'silence' },
  hangAfterAccept: { takes: 'yes', end: 'silence' },
  acceptLate: { takes: 'late', end: 'answer' },
  cutBody: { takes: 'yes', end: 'cut' },
  callbackNotApproved: { takes: 'no', end: 'answer', reply: replies.callbackNotApproved },
  notAuthenticated: { takes: 'no', end: 'answer', reply: replies.notAuthenticated },
  keysUnknown: { takes: 'no', end: 'answer', reply: replies.keysUnknown },
  http503html: { takes: 'no', end: 'answer', reply: replies.unavailable },
  http503htmlAfterAccept: { takes: 'yes', end: 'answer', reply: replies.unavailable },
  http500: { takes: 'no', end: 'answer', reply: replies.internal },
  http500AfterAccept: { takes: 'yes', end: 'answer', reply: replies.internal },
  blockedPage: { takes: 'no', end: 'answer', reply: replies.blockedPage },
  http408: { takes: 'no', end: 'answer', reply: replies.timeout },
  http429: { takes: 'no', end: 'answer', reply: replies.userLimit },
  http429bare: { takes: 'no', end: 'answer', reply: replies.bareLimit },
  http429app: { takes: 'no', end: 'answer', reply: replies.appLimit },
  usageCapped: { takes: 'no', end: 'answer', reply: replies.usageCapped },
  http402: { takes: 'no', end: 'answer', reply: replies.outOfCredit },
  clientForbidden: { takes: 'no', end: 'answer', reply: replies.clientForbidden },
  appSuspended: { takes: 'no', end: 'answer', reply: replies.appSuspended },
  spendCap: { takes: 'no', end: 'answer', reply: replies.spendCap },
  code453: { takes: 'no', end: 'answer', reply: replies.subsetOfApi },
  accessLevel: { takes: 'no', end: 'answer', reply: replies.accessLevel },
  noAuthenticatedUser: { takes: 'no', end: 'answer', reply: replies.noAuthenticatedUser },
  unheardOf: { takes: 'no', end: 'answer', reply: replies.unheardOf },
  code135: { takes: 'no', end: 'answer', reply: replies.wrongClock },
  code344: { takes: 'no', end: 'answer', reply: replies.dailyLimit },
  userNotEnrolled: { takes: 'no', end: 'answer', reply: replies.userNotEnrolled },
  textTooLong: { takes: 'no', end: 'answer', reply: replies.exceedsLength },
  looksAutomated: { takes: 'no', end: 'answer', reply: replies.looksAutomated },
  unauthorized: { takes: 'no', end: 'answer', reply: replies.unauthorized },
  suspended: { takes: 'no', end: 'answer', reply: replies.userSuspended },
  locked: { takes: 'no', end: 'answer', reply: replies.userLocked },
  duplicate: { takes: 'no', end: 'answer', reply: replies.duplicate },
  notPermitted: { takes: 'no', end: 'answer', reply: replies.notPermitted },
} as const satisfies Record<string, Play>

export type FaultKind = keyof typeof plays
