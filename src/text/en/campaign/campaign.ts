const people = (n: number, count: string) => `${count} ${n === 1 ? 'supporter' : 'supporters'}`

const promised = (n: number, count: string) => (n === 1 ? 'One person has promised' : `${count} people have promised`)

const counterWords = { left: 'characters left', over: 'characters too many' } as const

export const campaign = {
  asker: { title: 'Who asks', imprint: 'Imprint' },
  home: {
    title: 'Many voices, one moment',
    lead: 'People promise one post each. At the appointed second all of them are published together. Choose a campaign to add your voice to.',
    open: 'Open campaigns',
    past: 'Past campaigns',
    none: 'No campaign is open right now.',
    noneHint: 'Organizers set one up and publish it; it then stands here.',
    organizers: 'For organizers: sign in',
    goesOut: (when: string) => `Goes out ${when}`,
    wentOut: (when: string) => `Went out ${when}`,
    calledOff: 'Called off',
    didNotGoOut: 'Did not go out',
  },
  remaining: (left: string) => `in ${left}`,
  lastMinute: 'in less than a minute',
  units: { days: 'days', hours: 'hours', minutes: 'min', seconds: 'sec' },
  supporters: people,
  wanted: (goal: string) => `${goal} wanted`,
  beTheFirst: (goal: string) => `${goal} supporters are wanted. Be the first.`,
  /** On the first screen. */
  ask: {
    /** `span`: over how long the posts leave; null where all leave at once. */
    together: (n: number, count: string, when: string, span: string | null) => {
      if (span)
        return n === 0
          ? `We all post together, over ${span} from ${when} on.`
          : `${promised(n, count)} to post together, over ${span} from ${when} on.`
      return n === 0
        ? `We all post at the same second: ${when}.`
        : `${promised(n, count)} to post at the same second: ${when}.`
    },
    add: 'Add yours.',
    first: 'Be the first.',
    progress: (n: number, count: string, goal: string) =>
      `${n === 0 ? 'Nobody yet' : n === 1 ? 'One person' : `${count} people`}, ${goal} wanted`,
  },
  howWeCount: {
    title: 'How we count',
    ahead: (byAccount: string, byHand: string) => [
      `Everybody counts who has promised a post: ${byAccount} by a connected account, ${byHand} by hand, reminded by mail at the moment.`,
      'Who posts by hand counts once they have confirmed from their mailbox. Who withdraws counts no more.',
      'Followers are those of the connected accounts, added up: who follows two of them is counted twice.',
      'Who says “post mine only if at least this many people post” is asked about connected accounts alone: nobody can know who posts by hand.',
    ],
    after: (byAccount: string, byHand: string) => [
      `Everybody counts who had promised a post: ${byAccount} by a connected account, ${byHand} by hand. Whether the latter posted, nobody can know.`,
      'Followers are those of the connected accounts, added up: who follows two of them is counted twice.',
    ],
  },
  supportersLabel: (n: number) => (n === 1 ? 'supporter' : 'supporters'),
  reachLabel: 'people follow the connected accounts, at most',
  hotline: 'Hotline:',
  crowd: (each: number) =>
    each === 1
      ? 'Each dot is a supporter, waiting for the moment.'
      : `Each dot is ${each} supporters, waiting for the moment.`,
  crowdPicture: (supporters: string, goal: string) =>
    `${supporters} of ${goal} wanted supporters are waiting for the launch.`,
  messageLabel: 'Your post',
  /** Under the box, of the campaign's link. */
  linkAdded: 'Your link to this campaign is added',
  otherSample: 'Another sample',
  allSamples: (n: number) => `See all ${n} samples`,
  counter: (left: number) => `${Math.abs(left)} ${left >= 0 ? counterWords.left : counterWords.over}`,
  counterWords,
  start: 'Promise this post',
  barButton: 'Promise a post',
  startHint: 'Next you connect your account and confirm. Nothing is posted without that. One post, once.',
  connectedAs: (handle: string) => `Connected as @${handle}. Next you confirm the exact text.`,
  frozenHint: 'The launch is about to begin. What you confirm now goes out with it and cannot be reworded.',
  actNow: {
    yours: 'Your post has had its moment. What you can do now',
    out: 'The posts are out. What you can do now',
    other: 'What you can do',
  },
  act: (n: number) => (n === 1 ? 'One thing to do' : n === 2 ? 'Two things to do' : 'Three things to do'),
  onTheDay: (when: string) => `It is about ${when}.`,
  signUp: 'Sign up for the Thunderclap',
  /** `networks` where there are several, `span` where the posts leave over some time. */
  signUpText: (when: string, networks: string | null, span: string | null) =>
    `Promise one post${networks ? ` on ${networks}` : ''}. It is published from your account ${
      span ? `within ${span} from ${when} on` : `on ${when}, at the same second as everybody else's`
    }.`,
  samples: 'Post a message right now',
  samplesNow: 'Send one of these by hand, from your own account. Nothing has to be connected.',
  samplesText: 'No need to wait: send one of these by hand, from your own account. Nothing has to be connected.',
  promiseThis: 'Promise this one',
  moreSamples: (n: number) => (n === 1 ? 'One more sample' : `${n} more samples`),
  call: 'Call your Members of Congress',
  callSwitchboard: 'The switchboard of the Capitol connects you to any office:',
  blanks: { name: 'your name', place: 'where you live', representative: 'their name' },
  videos: {
    title: 'Watch',
    from: (site: string) => `Plays from ${site} when you press it.`,
  },
  reposts: {
    title: 'Pass these on',
    open: { x: 'Repost on X', bluesky: 'Open on Bluesky to repost', mastodon: 'Open on Mastodon to boost' },
  },
  callScript: 'What you can say',
  story: 'The story',
  visits: (total: string, today: string) => `Total page visits: ${total}. Today: ${today}.`,
  pledged: {
    title: (handle: string) => `You are in, @${handle}`,
    text: (when: string) => `Your post goes out on ${when}.`,
    receipt: 'See, change or withdraw it',
  },
} as const
