/** How a kind of mail is treated. */
export type MailPolicy = {
  /** 0: somebody waits for it; 1: it has its moment; 2: it goes to many. */
  readonly rank: 0 | 1 | 2
  /**
   * The way out that it carries: of the list of its campaign, or, where others may have asked for it, of all mail from
   * here.
   */
  readonly wayOut: 'campaign' | 'all' | null
  /** How long it is tried, unless the one who sends it says otherwise. */
  readonly tryHours: number
}
