const people = (n: number, count: string) => `${count} ${n === 1 ? 'supporter' : 'supporters'}`

const counterWords = { left: 'characters left', over: 'characters too many' } as const

export const campaign = {
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
  /** Nobody connected, though some post by hand. */
  connectFirst: (goal: string) => `${goal} supporters are wanted. Be the first to connect an account.`,
  supportersLabel: (n: number) => (n === 1 ? 'supporter' : 'supporters'),
  reachLabel: 'people follow them, at most',
  help: 'Need help?',
  crowd: (each: number) =>
    each === 1
      ? 'Each dot is a supporter, waiting for the moment.'
      : `Each dot is ${each} supporters, waiting for the moment.`,
  crowdPicture: (supporters: string, goal: string) =>
    `${supporters} of ${goal} wanted supporters are waiting for the launch.`,
  messageLabel: 'Your post',
  ownWordsHint: 'In your own words: why does it matter to you? The samples below may help you begin.',
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
    yours: 'Your post has had its moment. Now call, and pass it on',
    out: 'The posts are out. Now call, and pass it on',
    other: 'What you can do',
  },
  act: (n: number) => (n === 1 ? 'One thing to do' : n === 2 ? 'Two things to do' : 'Three things to do'),
  onTheDay: (when: string) => `It is about ${when}.`,
  signUp: 'Sign up for the Thunderclap',
  signUpText: (when: string) =>
    `Promise one post. On ${when} it is published from your account, at the same second as everybody else's.`,
  samples: 'Post a message right now',
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
  underWay: { title: 'It is happening now', text: 'Posts are leaving at this moment.', link: 'Watch the launch' },
  finished: {
    title: 'It has been said',
    posts: (n: number, when: string) =>
      n === 1 ? `post went out on ${when}.` : `posts went out together, on ${when}.`,
    none: {
      title: 'The moment has passed',
      nobody: (when: string) => `Nobody had promised a post, so none went out on ${when}.`,
      failed: (when: string) =>
        `No post went out on ${when}. Everybody who promised one reads on their receipt what became of it.`,
    },
    board: 'See the launch',
    report: 'What came of it',
    receipt: 'See your post and its receipt',
  },
  cancelled: {
    title: 'This launch was called off',
    text: 'The organizers cancelled it. Nothing was posted from any account.',
  },
  missed: {
    title: 'This launch missed its moment',
    text: 'Our machines were not ready in time, so nothing was posted. Pledges are kept; the organizers will set another time or release them.',
  },
  restored: {
    title: 'We are finding out what became of this launch',
    text: 'Our records had to be restored from an earlier copy, which cannot know what left. We ask the networks about every post; nothing more is sent. Supporters see on their receipt what was found.',
  },
  stopped: {
    title: 'The organizers stopped this launch',
    text: (n: number, count: string) =>
      n === 0
        ? 'No post had left by then, and none did after that.'
        : `${count} ${n === 1 ? 'post' : 'posts'} had left by then; all others stayed back.`,
  },
  halted: {
    title: 'This launch is held back',
    text: 'A network stopped taking posts, so the rest is waiting. The organizers know; every supporter sees on their receipt what became of their post.',
  },
} as const
