/** What came of a launch, for its organizers. */
export const report = {
  title: (campaign: string) => `Report: ${campaign}`,
  private: 'Only organizers see this page.',
  lead: (posted: string, total: string, when: string) =>
    `${posted} of ${total} promised posts went out together on ${when}.`,
  early: 'The launch is not over: these figures still change.',
  figures: {
    posted: 'posted',
    promised: (total: string) => `of ${total} promised`,
    reach: 'potential reach',
    reachNote: 'At most this many people: all followers of the accounts that posted, some counted more than once',
    median: 'half of them had left',
    medianNote: (p99: string) => `99 of 100 within ${p99}`,
    after: (time: string) => `+${time}`,
  },
  skyline: 'Silence, then everybody',
  asTable: 'The same figures as a table',
  latenessNote:
    'From the moment until the request of a post was written, by our own clock. The network takes its own time after that.',
  reasons: 'What did not go out, and why',
  take: 'Take the figures with you',
  csv: 'Every post as a table (CSV)',
  json: 'All figures (JSON)',
  board: 'The launch board',
} as const
