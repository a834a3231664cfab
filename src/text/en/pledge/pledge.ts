import type { Measure } from '../../../networks/port.ts'

export const pledgeWords = {
  steps: ['Choose', 'Connect', 'Confirm'],
  stepOf: (n: number) => `Step ${n} of 3`,
  choose: {
    title: 'What do you want to say?',
    lead: (when: string) => `One post, published from your account on ${when}.`,
    sampleLegend: 'Take a sample message, or write your own',
    ownWords: 'My own words',
    ownWordsHint: 'A text of your own is noticed more. Mentions of other accounts are not possible.',
    ownWordsOnly: 'Say it in your own words',
    /** `network` where its rules ask for it. */
    ownWordsRule: (network: string | null) =>
      `${
        network
          ? `${network} does not take the same text from many accounts, so everybody here writes their own.`
          : 'Everybody here writes their own: it is noticed more than a copy.'
      } Two sentences are enough. Mentions of other accounts are not possible.`,
    prompts: ['Why does it matter to you?', 'Where do you live, and who do you know there?', 'What should happen now?'],
    examples: (n: number) => (n === 1 ? 'See an example' : 'See examples'),
    examplesText: 'To read, not to take: it shows what this is about. Say what only you can say.',
    preview: 'How it will look',
    next: 'Continue',
    nextConnected: 'Continue to the last step',
  },
  /** Where a campaign is posted on several. */
  network: {
    legend: 'Where do you want to say it?',
    hint: 'Each is a promise of its own, with its own words. You can add another one afterwards.',
  },
  /** After a first promise. */
  also: {
    title: 'From another account as well',
    text: 'Each account promises a post of its own, with its own words, and each has a page like this one.',
    from: (network: string) => `Promise one from ${network} too`,
    another: (network: string) => `From another account on ${network}`,
  },
  wrong: {
    empty: 'Write what you want to post.',
    'too-long': (m: Measure) =>
      m.length > m.max
        ? `Shorten the text: it has ${m.length} characters and ${m.max} are possible.`
        : 'Take out some emoji: those that are made of many parts need more room than the network has.',
    mention:
      'Take out the @mention: posts of a campaign must not call on people who did not ask for it. Write the name without the @.',
    cashtags: 'Leave only one $cashtag: the network takes no more.',
    unseen: (name: string) =>
      `Your text held something that nobody sees (${name}), and it could make the post say something else. Below it is without that: look it over, then try again.`,
    damaged: 'A character in your text arrived damaged (�). Type it again.',
    'bad-characters': 'Take out the character that cannot be shown, then try again.',
    atLeast: 'Enter a number of people from 2 to 1,000,000, or leave it empty.',
    email: 'Enter a mail address like name@example.org, or leave it empty.',
    changed: 'The text or the account changed in another window. Look at it once more, then confirm.',
  },
  lost: {
    title: 'What you wrote before is not here any more',
    text: 'Your browser keeps no cookies of this site, or more than a day went by. Nothing was promised. Go back in your browser, your words may still stand there; or write them once more. To connect an account, allow cookies here. A reminder works without.',
  },
  near: {
    wrong: {
      sample: 'Put it more in your own words: it is nearly the same as one of the samples.',
      pledge: 'Put it more in your own words: somebody else has promised nearly the same post.',
    },
    title: { sample: 'What is the same as in a sample', pledge: 'What is the same as in another promised post' },
    why: (network: string | null) =>
      `${
        network
          ? `${network} treats the same text from many accounts as spam and may hide it or lock the accounts.`
          : 'Here everybody speaks in words of their own, so that no post is taken for spam.'
      } Your text is kept as you wrote it. Change the marked parts, or add what is yours alone.`,
  },
  connect: {
    title: 'Connect the account that will post',
    lead: (network: string) => `${network} will ask whether we may post for you. We post this one text, once.`,
    yes: 'What we do with it',
    yesList: (when: string, days: number) => [
      `Publish the text you confirm, on ${when}. We also read your name and number of followers, to add up the reach.`,
      `Keep the permission encrypted, and give it back ${days} days after.`,
    ],
    no: 'What we never do',
    noList: [
      'Post anything else, follow, like or send messages.',
      'See your password, or pass your permission on: not to the organizers either.',
    ],
    /** Said before a sign-in, of each network only what is true there. */
    risk: {
      title: 'What you risk',
      of: {
        x: 'X dislikes many posts on one matter at once. It may show yours to fewer people, lock your account until you confirm a phone number, or, at worst, suspend it.',
        bluesky:
          'Bluesky has no rule against posting together. If people or moderators there take the posts for spam, yours or your account may get a label, and fewer people see it.',
        mastodon:
          'Every Mastodon server has rules of its own, and people who enforce them. Some do not like campaigns: they may hide your post or limit your account. The rules stand on your server under /about.',
      },
      instead:
        'If you do not want that, connect nothing and post it yourself: we mail you at the moment, with your text filled in.',
      link: 'Remind me by mail',
    },
    wording: (network: string) =>
      `The page of ${network} names more than that, because it offers apps no smaller permission. You can take it back there at any time.`,
    /** In the place of `wording`, of a network that has a permission for just this. */
    asksLittle: (network: string) =>
      `We ask ${network} for one permission: to create posts. It does not let us change or delete any, like, follow or read your messages. You can take it back there at any time.`,
    /** In the place of both, where each server has permissions of its own. */
    asksServer:
      'We ask your server for two permissions: to see who you are, and to publish posts, with which you can delete yours from here, too. Some servers know no small permissions and give the whole account: we do no more there either. You can take it back there at any time.',
    appName: (network: string, app: string) => `${network} will show the name “${app}”: that is the app of this site.`,
    go: (network: string) => `Continue to ${network}`,
    instead: (network: string) => `Say it on ${network} instead`,
    yourText: 'Your text is kept while you are away:',
  },
  confirm: {
    title: 'Is this what you want to say?',
    lead: (when: string) => `Exactly this will be published from your account on ${when}.`,
    email: 'Mail address (optional)',
    emailHint: (days: number) =>
      `For your link, news of the launch and what came of it. Erased ${days} days after it, or as soon as you say so.`,
    button: (when: string) => `Post this for me on ${when}`,
    hint: 'You can change or withdraw it until the launch begins.',
    hintFrozen: 'The launch is about to begin: you can still withdraw it, but not reword it.',
    change: 'Change the text',
    others: (networks: string) =>
      `This promise is for this account alone. From ${networks} you can promise another post afterwards, with words of its own.`,
    card: (network: string) =>
      `Beside the link ${network} shows this card: title and summary of the campaign, as they are when it goes out.`,
    unlisted: 'Unlisted: on my profile and to my followers, not in public timelines',
    /** Servers there are that hand over somebody else's permission. */
    you: (handle: string, network: string) => `You are @${handle} on ${network}.`,
    youBySaying: 'Your server told us so. Your post will leave from this account, and from no other.',
    notYou: 'That is not me: give the permission back',
    otherAccount: (handle: string) => `Not @${handle}? Connect another account`,
    /** A permission that nothing keeps alive until then. */
    ends: (network: string, when: string) =>
      `The permission that ${network} gave us ends on ${when}, before the launch. You can promise your post now. Once the permission has ended your receipt asks you to connect again, and so do we by mail if you leave an address.`,
  },
  condition: {
    open: 'Go only together with others (optional)',
    label: 'Post mine only if at least this many people post',
    hint: 'If fewer do, nothing is posted for you. Leave it empty to post in any case.',
    howWeCount: {
      title: 'How we count',
      lines: [
        'At the moment itself we count the posts that are about to leave, yours among them.',
        'Somebody else who waits for a number counts if that number is reached, too.',
        'Who posts by hand does not count here: nobody can know whether they do.',
      ],
    },
  },
  ownMoment: (span: string) =>
    `The posts of this campaign leave over ${span}, each at a moment of its own. This one is yours and stays yours.`,
  noPledges: {
    title: 'This campaign collects no pledges',
    text: 'Nothing was promised and nothing will be posted for you. This is what it asks for instead:',
    label: 'To the campaign',
  },
  closed: {
    title: 'The moment has passed',
    text: 'This launch takes no more pledges, so nothing was promised and nothing will be posted for you. If you had written a text, it is below: you can post it by hand.',
    label: 'Back to the campaign',
  },
} as const
