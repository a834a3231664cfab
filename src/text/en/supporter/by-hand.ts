/** What organizers read of people who post by hand. */
export const reminders = {
  title: 'Reminders',
  lead: 'People who post by hand, and whom we mail at the moment. They count toward the goal like everybody who promised a post, once they have confirmed from their mailbox; whether they post, nobody can see. Addresses are not shown to anybody.',
  leadOver:
    'People who were to post by hand. Whoever confirmed from their mailbox counted toward the goal like everybody who promised a post; whether they posted, nobody can see. Addresses are not shown to anybody.',
  sums: {
    confirmed: 'will post themselves',
    mailed: 'were reminded at the moment',
    saidPosted: 'say they posted',
    asked: 'have not confirmed yet',
  },
  sumsOver: { confirmed: 'were to post themselves', asked: 'never confirmed' },
  /** `over`: the launch has been. */
  link: (n: number, count: string, over: boolean) =>
    n === 0
      ? `Nobody ${over ? 'was to post' : 'will post'} by hand.`
      : `${count} ${over ? (n === 1 ? 'was to post' : 'were to post') : 'will post'} ${n === 1 ? 'by hand' : 'themselves'}`,
  file: 'Download as a file',
  noneOver: 'Nobody had confirmed a reminder.',
  none: 'Nobody has confirmed a reminder yet. The campaign page offers one beside the button that connects an account.',
  columns: { text: 'Text', confirmed: 'Confirmed', posted: 'Says posted' },
  notPosted: 'not said',
} as const
