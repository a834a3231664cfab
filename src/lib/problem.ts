/** What a page of a refusal says, where it says more than its status does. Plain text; `href` is an address of ours. */
export type ProblemWords = {
  readonly title?: string
  readonly text?: string
  readonly action?: { readonly href: string; readonly label: string }
  /** Another way on, beside it. */
  readonly also?: { readonly href: string; readonly label: string }
}

export type ProblemStatus = 400 | 403 | 404 | 409 | 413 | 422 | 429 | 500 | 502 | 503

/** Thrown by a route to answer with a page that says what happened, what was kept and what to do. */
export class Problem extends Error {
  constructor(
    readonly status: ProblemStatus,
    readonly words: ProblemWords = {},
  ) {
    super(words.title ?? `status ${status}`)
    this.name = 'Problem'
  }
}
