/** What is said by account and by hand alike. */
const calledOff = (campaign: string) => `Called off: ${campaign}`
const unreached = (campaign: string) => `Too few pledged, nothing is sent: ${campaign}`
const missed = (campaign: string) => `The launch missed its moment: ${campaign}`

const confirmAddress = (campaign: string) => `Please confirm your address for “${campaign}”`
const confirm = 'Look at it and confirm'

export const mailToSupporters = {
  moved: {
    subject: (when: string, campaign: string) => `New time, ${when}: ${campaign}`,
    lead: (campaign: string) =>
      `The launch of “${campaign}” has been moved. The post you promised goes out at the new time, as you confirmed it.`,
    now: 'New time',
    before: 'Was',
    button: 'See your pledge',
    choice: 'If the new time does not suit you, you can withdraw there until the launch.',
    calendar: 'An entry that you put into your calendar does not move by itself: there is a new one on that page.',
  },
  extended: {
    lead: (campaign: string, pledged: string, goal: string) =>
      `${pledged} of the ${goal} wanted for “${campaign}” have pledged, so its launch has been moved once, as its organizers had said. The post you promised goes out at the new time, as you confirmed it.`,
  },
  cancelled: {
    subject: calledOff,
    lead: (campaign: string) =>
      `The launch of “${campaign}” was called off by its organizers. Nothing will be posted for you.`,
  },
  unreached: {
    subject: unreached,
    lead: (campaign: string, pledged: string, goal: string) =>
      `${pledged} of the ${goal} wanted for “${campaign}” have pledged. Its organizers had said that nothing is sent then. Nothing was posted for you, and nothing will be.`,
  },
  missed: {
    subject: missed,
    lead: (campaign: string) =>
      `The launch of “${campaign}” missed its moment, because our machines were not ready. Nothing was posted. Your pledge is kept, and if the organizers set another time, we write to you. You can also withdraw it now.`,
  },
  reconnect: {
    subject: (campaign: string) => `Connect again, or your post stays back: ${campaign}`,
    lead: (campaign: string, when: string) =>
      `You promised a post for “${campaign}”, on ${when}. As it is, it will not go out.`,
    why: (account: string) =>
      `The permission to post it from ${account || 'your account'} no longer works: it was taken back, by you or by the network.`,
    account: (handle: string, network: string) => `@${handle} on ${network}`,
    todo: 'Your pledge is kept. Open it and connect the same account again: that is all it takes. If you do not want to take part any more, you can withdraw there.',
    button: 'Open your pledge to connect again',
  },
  removed: {
    subject: (campaign: string) => `Your pledge was removed: ${campaign}`,
    lead: (campaign: string) =>
      `The organizers of “${campaign}” removed your pledge. Nothing more will be posted from your account for it.`,
  },
  update: {
    why: (organization: string, campaign: string) =>
      `${organization || 'Its organizers'} wrote this to everybody who pledged to “${campaign}” and gave an address.`,
    campaign: 'See the campaign',
    invitation: 'To bring others, pass on this link. It is yours: we count how many join through it, not who.',
  },
  links: {
    subject: (site: string) => `Your links at ${site}`,
    lead: (n: number) =>
      n === 1
        ? 'You asked for the link to your page. Keep this mail.'
        : 'You asked for the links to your pages. Keep this mail.',
    pledge: (campaign: string) => `Your pledge: ${campaign}`,
    reminder: (campaign: string) => `Your reminder: ${campaign}`,
    why: 'You get this because somebody entered your address. If it was not you, ignore it: only you got these links.',
  },
  'address-confirm': {
    subject: {
      launch: confirmAddress,
      list: (organization: string) => `Please confirm: mail from ${organization}`,
    },
    launch: (campaign: string) =>
      `Somebody, probably you, wants mail about the launch of “${campaign}” at this address.`,
    list: (campaign: string, organization: string) =>
      `With a pledge to “${campaign}” somebody, probably you, ticked that ${organization} may write to this address:`,
    button: confirm,
  },
  'reminder-confirm': {
    subject: (campaign: string) => `Please confirm: a reminder for “${campaign}”`,
    lead: (campaign: string, when: string) =>
      `Somebody, probably you, wants to be reminded on ${when}, to post for “${campaign}”.`,
    button: confirm,
    until: (n: number) =>
      `If it was not you, do nothing. Without a yes this address is forgotten within ${n} hours. The link at the end of this mail sees to it that nobody can have us write to you again.`,
  },
  'reminder-known': {
    subject: (campaign: string) => `You already have a reminder for “${campaign}”`,
    lead: (campaign: string, when: string) =>
      `Somebody, probably you, asked once more for a reminder for “${campaign}”. Yours stands as it is: we write to you on ${when}. You had chosen this text:`,
    button: 'See or change it',
  },
  'reminder-address': {
    subject: confirmAddress,
    lead: (campaign: string, when: string) =>
      `Somebody, probably you, wants the reminder for “${campaign}” on ${when} at this address instead of another one.`,
    button: confirm,
  },
  'reminder-receipt': {
    subject: (when: string, campaign: string) => `Your reminder is set: ${when} · ${campaign}`,
    lead: (campaign: string, when: string) =>
      `Thank you. On ${when} we write to you, and you post this for “${campaign}” yourself, with your text filled in:`,
    button: 'See, change or withdraw it',
    keep: 'Keep this mail: its link is the key to your reminder. The moment is attached, for your calendar, which then rings.',
  },
  'reminder-now': {
    subject: (campaign: string) => `Now: ${campaign}`,
    lead: (campaign: string) => `It is time. “${campaign}” speaks at this moment. This is your text:`,
    links: 'Choose your network. It opens with your text filled in; look at it, and press its button there:',
    open: (network: string) => `Post on ${network}`,
    button: 'Done: I posted it',
  },
  'reminder-moved': {
    lead: (campaign: string) =>
      `The launch of “${campaign}” has been moved. We remind you at the new time; please post nothing before it.`,
    button: 'See your reminder',
    choice: 'If the new time does not suit you, you can withdraw there.',
  },
  'reminder-off': {
    subject: { cancelled: calledOff, unreached, missed },
    lead: {
      cancelled: (campaign: string) =>
        `The launch of “${campaign}” was called off by its organizers. No reminder comes, and there is nothing to post.`,
      unreached: (campaign: string) =>
        `Too few people joined “${campaign}”. Its organizers had said that nothing happens then: no reminder comes.`,
      missed: (campaign: string) =>
        `The launch of “${campaign}” missed its moment, because our machines were not ready. Please post nothing now. If the organizers set another time, we write to you.`,
    },
  },
  'pledge-receipt': {
    subject: (when: string, campaign: string) => `Your pledge: ${when} · ${campaign}`,
    lead: (campaign: string, when: string, handle: string, network: string) =>
      `Thank you for joining “${campaign}”. On ${when} this goes out from @${handle} on ${network}, by itself:`,
    ownWords: 'Your own words, as you confirmed them. They stand on your page.',
    button: 'See, change or withdraw it',
    keep: 'Keep this mail: its link is the key to your pledge. The moment is attached, for your calendar.',
  },
  evening: {
    account: {
      subject: (when: string, campaign: string) => `Your post goes out ${when} · ${campaign}`,
      lead: (campaign: string, when: string) =>
        `“${campaign}” is about to speak. On ${when} your post goes out by itself; you need not do anything. This is your text:`,
      button: 'See or withdraw it',
    },
    hand: {
      subject: (when: string, campaign: string) => `You post ${when} · ${campaign}`,
      lead: (campaign: string, when: string) =>
        `“${campaign}” is about to speak. On ${when} we write to you once more, and you post this yourself:`,
      button: 'See, change or withdraw it',
    },
    calendar: 'The moment is attached, for your calendar; there it takes the place of an earlier entry.',
  },
  outcome: {
    subject: {
      posted: (campaign: string) => `Your post is out: ${campaign}`,
      refused: (campaign: string) => `Your post was not taken: ${campaign}`,
      unknown: (campaign: string) => `We do not know whether your post is out: ${campaign}`,
      looking: (campaign: string) => `We do not know yet whether your post is out: ${campaign}`,
      stopped: (campaign: string) => `Stopped, nothing of yours was posted: ${campaign}`,
      'too-few': (campaign: string) => `Your post stayed back, as you wished: ${campaign}`,
      missed: (campaign: string) => `Your post was not sent: ${campaign}`,
      'by-hand': (campaign: string) => `What came of it: ${campaign}`,
      'by-hand-stopped': (campaign: string) => `Stopped: ${campaign}`,
    },
    /** Said before it comes. */
    ahead:
      'About a quarter of an hour after the launch, once nothing can change any more, we write to you what came of it.',
    posted: (handle: string, network: string) => `It went out from @${handle} on ${network}:`,
    hand: 'You had said that you post it yourself. If you did: thank you.',
    looking: (network: string) =>
      `We sent your post, and are still asking ${network} whether it is out. Please do not post by hand meanwhile: it could stand there twice. Your page says what we find.`,
    figures: { impressions: 'Shown so far', likes: 'Likes so far', reposts: 'Reposts so far' },
    whole: {
      finished: (campaign: string, posted: string, total: string) =>
        `In all, ${posted} of ${total} promised posts went out for “${campaign}”.`,
      stopped: (campaign: string, posted: string) =>
        `The organizers stopped “${campaign}”. Posts that were out by then: ${posted}.`,
    },
    report: 'Read the report',
    page: {
      news: (network: string) => `Your page has the latest from ${network}, and lets you erase what is yours.`,
      byHand: 'On your page you can post it yourself, with your text filled in, or erase what is yours.',
      other: 'Your page lets you erase what is yours.',
    },
    button: 'Open your page',
  },
} as const
