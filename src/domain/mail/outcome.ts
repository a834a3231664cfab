export type MailOutcome =
  | { readonly kind: 'sent'; readonly answer: string }
  /** The server has not taken it: safe to send again. */
  | { readonly kind: 'not-sent'; readonly reason: string }
  | { readonly kind: 'refused'; readonly reason: string }
  /** The server had all of it and did not answer: it may have been delivered. Never sent again. */
  | { readonly kind: 'unknown'; readonly reason: string }

/** Everything about one try ends within this, in ms. */
export const mailDeadlineMs = 60_000
