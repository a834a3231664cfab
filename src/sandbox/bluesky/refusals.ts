import type { Reply } from '../http/reply.ts'
import { replies } from './replies.ts'

/** Faults that are answers of Bluesky's servers, by their names; a post is not taken with them. Times in ms. */
export const blueskyRefusals = {
  http503html: replies.unavailable,
  http502: replies.upstream,
  http500: replies.internal,
  blockedPage: replies.blockedPage,
  http429: replies.limited,
  http429bare: replies.bareLimit,
  unheardOf: replies.unheardOf,
  textTooLong: replies.tooLong,
  unauthorized: () => replies.invalidToken(),
  expiredToken: replies.expiredToken,
  otherNonce: () => replies.otherNonce(),
  suspended: replies.takenDown,
  locked: replies.deactivated,
  notPermitted: () => replies.scopeMissing(),
} as const satisfies Record<string, (now: number, resetMs: number) => Reply>
