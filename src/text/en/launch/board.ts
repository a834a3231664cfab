/** The launch board. Figures come as text; `n` is there for the grammar. */
export const live = {
  title: (campaign: string) => `Launch: ${campaign}`,
  /** Around the board of organizers. */
  own: {
    label: 'The launch in hand',
    nothing: {
      ahead:
        'Nothing can be paused or stopped now. From a minute before the moment until all posts have left, Pause and Stop stand here.',
      overdue:
        'Sending has not begun, so there is nothing to pause or to stop. The launch can be cancelled in Settings.',
      missed: 'Nothing was sent. Another time is set in Schedule; Settings has the way to cancel.',
    },
    over: 'Nothing of this launch leaves any more.',
    report: 'See what came of it',
    viewer: 'Owners and editors can pause and stop the launch here.',
    back: 'Back to the campaign',
    public: 'The board that everybody sees',
    embed: {
      title: 'Put the board on your own page',
      label: 'Copy this into the HTML of the page',
      hint: 'It sets no cookies and counts nobody. It shows the public board: countdown, figures and skyline as they come. It is light; with /embed?theme=dark in the code it is dark, and with /embed?theme=auto as the system of each visitor.',
    },
  },
  units: { days: 'days', hours: 'hours', minutes: 'minutes', seconds: 'seconds' },
  unit: { days: 'day', hours: 'hour', minutes: 'minute', seconds: 'second' },
  afterMoment: 'after the moment',
  /** Below how many, where the clock stood. */
  out: (n: number) => (n === 1 ? 'post is out' : 'posts are out'),
  allFigures: 'All figures',
  toCampaign: 'To the campaign',
  figures: {
    promised: {
      label: (n: number) => (n === 1 ? 'person is waiting' : 'people are waiting'),
      byHand: (n: string) => `by hand ${n}`,
    },
    wanted: { label: 'wanted' },
    reach: { label: 'potential reach', detail: 'at most: followers added up' },
    posted: { label: 'posted', of: (total: string) => `of ${total} promised` },
    notSent: { label: 'not sent' },
    why: 'See why',
    onTheWay: {
      label: 'on their way',
      unclear: (n: string) => `${n} of them without a clear answer`,
      held: (n: string) => `${n} of them held back`,
    },
    heldBack: { label: 'held back' },
    /** After Stop. */
    findingOut: { label: 'not known yet', detail: 'whether they had left before Stop' },
    unclear: { label: 'unclear', detail: 'the network did not say' },
  },
  skyline: {
    title: 'Posts over time',
    before: (n: string) => `The moment has not come. ${n} posts are waiting for it.`,
    empty: 'No post has left.',
    posts: (n: string, first: string, last: string) =>
      `Silence until the moment. Then ${n} posts, the first ${first} after it, the last ${last}.`,
    tail: (n: number, count: string, last: string) =>
      n === 1 ? `1 more, ${last} after the moment` : `${count} more, the last ${last} after the moment`,
    crowd: (each: number) => (each === 1 ? 'Each dot is a promised post.' : `Each dot is ${each} promised posts.`),
    stop: 'The dashed line is Stop.',
    table: 'Posts over time',
    from: 'After the moment',
    count: 'Posts',
    soFar: 'So far',
    span: (from: string, to: string) => `${from} to ${to}`,
    later: (from: string, last: string) => `after ${from}, the last ${last}`,
  },
  table: {
    caption: 'How the posts stand',
    network: 'Network',
    total: 'Promised',
    all: 'All',
  },
  lateness: {
    caption: 'How closely together',
    left: 'Left here',
    published: (network: string | null) => (network === null ? 'Published there' : `Published by ${network}`),
    first: 'First',
    p50: 'Half of them by',
    p99: '99 of 100 by',
    last: 'Last',
  },
  reasons: { title: 'What did not go out, and why', none: 'Everything that was promised went out.', why: 'Why' },
  halted: 'The network takes no more posts.',
  full: 'Every live place is taken: this answer ends here, ask again in 5 seconds.',
} as const
