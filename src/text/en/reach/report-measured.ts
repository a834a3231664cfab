import { networkLabels } from '../../../networks/port.ts'

/** What networks, the short link and callers told afterwards. */
export const reportMeasured = {
  reach: {
    title: 'How far it went',
    atMost: 'At most',
    atMostText: (followers: string, accounts: number, count: string) =>
      `${followers} people: the followers of ${count} ${accounts === 1 ? 'account' : 'accounts'} added up, each account once. It is an upper bound and not a count of readers: many follow several of them, and most of them do not see every post.`,
    measured: 'Measured',
    measuredNote: (when: string, part: string) => `As the networks said on ${when}, of ${part}.`,
    allPosts: 'all posts',
    somePosts: (some: string, all: string) => `${some} of ${all} posts`,
    columns: { what: 'What', count: 'In all', per: 'Per 1,000 followers' },
    kinds: {
      impressions: 'Times shown',
      likes: 'Likes',
      reposts: 'Reposts',
      replies: 'Replies',
      quotes: 'Quotes',
      clicks: 'Clicks of the short link',
    },
    unknown: 'not known',
    /** `untold`: networks that do not tell it; may be empty. */
    partly: (some: string, all: string, untold: string) =>
      `How often posts were shown is known of ${some} of ${all} posts: ${untold === '' ? 'of the others it was not told' : `it is not told by ${untold}`}.`,
    untold: 'How often the posts were shown is not known: the network does not tell it.',
    none: 'Nothing has been measured yet.',
    running: (done: string, total: string) => `The networks are being asked now: ${done} of ${total} posts are read.`,
    next: (when: string) => `The networks are asked next on ${when}.`,
    last: 'The networks are not asked again.',
    cost: (price: string) => `Asking cost ${price} so far.`,
    gone: (n: number, count: string) =>
      n === 1
        ? 'One post is gone from its network since: it counts with the last figures it had.'
        : `${count} posts are gone from their networks since: they count with the last figures they had.`,
    notKnown: 'What nobody can know',
    unknowns: [
      'How many different people saw a post: networks count showings, and who sees two posts counts twice.',
      'What came of it elsewhere: talk, press, and posts of others without a link.',
    ],
  },
  time: {
    title: 'Over time',
    lead: 'What the posts had gathered each time the networks were asked. The line at the left is the moment.',
    share: (percent: string, when: string) => `${percent} of all reactions were there ${when} after the moment.`,
    picture: (kind: string, n: string, when: string) => `${kind}: ${n}, ${when} after the moment.`,
    axis: (when: string) => `+${when}`,
    column: 'After the moment',
  },
  networks: {
    title: 'By network',
    posted: 'Posted',
    promised: 'Promised',
    last: 'The last left here',
    published: 'The last was published there',
    followers: 'Followers, at most',
    per: 'Reactions per 1,000 followers',
    untold: 'not told',
    notMeasured: 'not measured yet',
  },
  rates: {
    texts: 'By message',
    lead: 'Reactions are likes, reposts, replies and quotes together; only posts that were measured count.',
    text: 'Message',
    posts: 'Posts',
    reactions: 'Reactions',
    clicks: 'Clicks',
    per: 'Reactions per 1,000 followers',
    own: 'Own words',
    gone: 'A message that is no longer kept',
  },
  best: {
    title: 'Best posts',
    lead: 'By reactions: likes, reposts, replies and quotes together.',
    open: (handle: string) => `See the post of @${handle}`,
    kinds: {
      likes: (n: number, count: string) => `${count} ${n === 1 ? 'like' : 'likes'}`,
      reposts: (n: number, count: string) => `${count} ${n === 1 ? 'repost' : 'reposts'}`,
      replies: (n: number, count: string) => `${count} ${n === 1 ? 'reply' : 'replies'}`,
      quotes: (n: number, count: string) => `${count} ${n === 1 ? 'quote' : 'quotes'}`,
      impressions: (n: number, count: string) => `shown ${n === 1 ? 'once' : `${count} times`}`,
    },
  },
  around: {
    title: 'Around the posts',
    calls: 'Calls',
    callsNote: 'As callers told it: nobody listens in, and who does not say it is not counted.',
    noCalls: 'No calls were counted.',
    outcomes: { spoke: 'Spoke to someone', message: 'Left a message', busy: 'Busy or full', skip: 'Skipped' },
    visits: 'Visits of the campaign page',
    visitsNote: 'Openings of the page, not people: no cookie tells them apart. Known programs are left out.',
    noVisits: 'No visits were counted.',
    clicks: 'Clicks of the short link',
    clicksNote: 'Openings, not people: no cookie and no address is kept.',
    clicksOfPrograms: (n: number, count: string) =>
      `Programs that fetch links for previews opened it ${n === 1 ? 'once more; that is' : `${count} times more; they are`} not in these figures.`,
    noClicks: 'The short link was not opened.',
    places: {
      x: 'In posts on X',
      bluesky: 'In posts on Bluesky',
      mastodon: 'In posts on Mastodon',
      reminder: 'In posts by hand, after a reminder',
      shared: 'In posts shared from the campaign page',
      invitation: 'In invitations of supporters',
      print: 'On paper',
      channel: 'In named links of the organizers',
      unknown: 'Not known: the end of the link was cut off',
    },
    shares: 'Shared by hand',
    sharesNote:
      'How often somebody opened a network with a sample filled in. Whether they posted it, nobody here can know.',
    ways: { copy: 'Copied', device: 'By the menu of their device' },
    total: 'All',
    most: (day: string, n: string) => `Most on ${day}: ${n}.`,
    day: 'Day',
    count: { visits: 'Visits', clicks: 'Clicks' },
    perDay: {
      visits: (days: number, n: number, count: string) =>
        `${n === 1 ? 'One visit' : `${count} visits`} in ${days === 1 ? 'one day' : `${days} days`}.`,
      clicks: (days: number, n: number, count: string) =>
        `${n === 1 ? 'One click' : `${count} clicks`} in ${days === 1 ? 'one day' : `${days} days`}.`,
    },
  },
  sources: {
    title: 'Where people came from',
    lead: 'What led them to the campaign page, as the link or the browser said it. Sites that fewer than five came from stand together.',
    source: 'From',
    visits: 'Visits',
    supporters: 'Supporters',
    notKept: (n: number, count: string) =>
      `What led ${count} more ${n === 1 ? 'supporter' : 'supporters'} here was not kept.`,
    words: {
      ...networkLabels,
      reminder: 'Posts by hand, after a reminder',
      shared: 'Links shared by hand',
      invitation: 'Invitations of supporters',
      print: 'Paper',
      channel: 'Named links of the organizers',
      embed: 'The card in other pages',
      facebook: 'Facebook',
      instagram: 'Instagram',
      search: 'Search engines',
      direct: 'Nothing said so: typed, from a mail or an app',
      other: 'Other sites',
      unknown: 'Not kept',
    },
  },
} as const
