/** What organizers read of people who post by hand. */
export const reminders = {
  title: 'Reminders',
  lead: 'People who post by hand, and whom we mail at the moment. They count toward the goal like everybody who promised a post, once they have confirmed from their mailbox; whether they post, nobody can see. Addresses are not shown to anybody.',
  sums: {
    confirmed: 'will post themselves',
    mailed: 'were reminded at the moment',
    saidPosted: 'say they posted',
    asked: 'have not confirmed yet',
  },
  link: (n: string) => `${n} will post themselves`,
  file: 'Download as a file',
  none: 'Nobody has confirmed a reminder yet. The campaign page offers one beside the button that connects an account.',
  columns: { text: 'Text', confirmed: 'Confirmed', posted: 'Says posted' },
  notPosted: 'not said',
} as const
