import type { Reply } from '../http/reply.ts'
import { replies } from './replies.ts'

/** Faults that are answers of a server of Mastodon, by their names; a post is not taken with them. Times in ms. */
export const mastodonRefusals = {
  http503html: replies.unavailable,
  http502: replies.badGateway,
  http500: replies.internal,
  blockedPage: replies.blockedPage,
  http429: replies.limited,
  http429bare: replies.bareLimit,
  unheardOf: replies.unheardOf,
  textTooLong: replies.tooLong,
  unauthorized: replies.invalidToken,
  suspended: replies.disabled,
  locked: replies.unconfirmed,
  notPermitted: replies.forbidden,
} as const satisfies Record<string, (now: number, resetMs: number) => Reply>
