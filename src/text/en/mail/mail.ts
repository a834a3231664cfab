type Role = 'owner' | 'editor' | 'viewer'

const roles: Readonly<Record<Role, string>> = {
  owner: 'owner: you can do everything, and invite others',
  editor: 'editor: you can write, schedule and launch campaigns',
  viewer: 'viewer: you can look at everything and change nothing',
}

const hours = (n: number) => (n === 1 ? 'an hour' : n % 24 === 0 ? days(n / 24) : `${n} hours`)
const days = (n: number) => (n === 1 ? 'a day' : `${n} days`)

/** What mails say. Addresses are put in by src/mail. */
export const mail = {
  /** Whom a mail is from. */
  via: (organization: string, carrier: string) => `${organization} via ${carrier}`,
  /** Behind every mail: why it came, and the way out where there is one. */
  foot: {
    site: (site: string) => `Sent by Thunderclap at ${site}. We do not track whether or when you read this.`,
    wayOut: {
      campaign: 'No more mail about this campaign',
      all: 'Never write to this address again',
    },
  },
  invitation: {
    subject: (by: string) => `${by} invites you to Thunderclap`,
    lead: (by: string, site: string) => `${by} invites you to work on the campaigns at ${site}.`,
    role: (role: Role) => `Your role will be ${roles[role]}.`,
    button: 'Accept the invitation',
    until: (n: number) => `The link works once, for ${hours(n)}. Do not pass it on: whoever opens it takes your place.`,
    why: (by: string) => `You get this because ${by} entered your address. If you do not know why, ignore it.`,
  },
  'password-reset': {
    subject: 'Choose a new password',
    lead: (name: string, site: string) =>
      `Hello ${name}, somebody asked for a new password for your account at ${site}.`,
    button: 'Choose a new password',
    until: (n: number) => `The link works once, for ${hours(n)}.`,
    why: 'You get this because somebody entered your address. If it was not you, ignore it: your password stays as it is.',
  },
  moved: {
    subject: (campaign: string) => `New time: ${campaign}`,
    lead: (campaign: string) =>
      `The launch of “${campaign}” has been moved. The post you promised goes out at the new time, as you confirmed it.`,
    now: 'New time',
    before: 'Was',
    button: 'See your pledge',
    choice: 'If the new time does not suit you, you can withdraw there until the launch.',
  },
  cancelled: {
    subject: (campaign: string) => `Called off: ${campaign}`,
    lead: (campaign: string) =>
      `The launch of “${campaign}” was called off by its organizers. Nothing will be posted for you.`,
  },
  extended: {
    subject: (campaign: string) => `New time: ${campaign}`,
    lead: (campaign: string, pledged: string, goal: string) =>
      `${pledged} of the ${goal} wanted for “${campaign}” have pledged, so its launch has been moved once, as its organizers had said. The post you promised goes out at the new time, as you confirmed it.`,
  },
  unreached: {
    subject: (campaign: string) => `Nothing is sent: ${campaign}`,
    lead: (campaign: string, pledged: string, goal: string) =>
      `${pledged} of the ${goal} wanted for “${campaign}” have pledged. Its organizers had said that nothing is sent then. Nothing was posted for you, and nothing will be.`,
  },
  reconnect: {
    subject: (campaign: string) => `Connect again: ${campaign}`,
    lead: (campaign: string, when: string) =>
      `You promised a post for “${campaign}”, on ${when}. The permission to post it from your account works no more: you or the network took it back. As it is, your post will not go out.`,
    todo: 'Your pledge is kept. Open it and connect the same account again: that is all it takes.',
    button: 'Open your pledge to connect again',
    choice: 'If you do not want to take part any more, you can withdraw there.',
  },
  removed: {
    subject: (campaign: string) => `Your pledge was removed: ${campaign}`,
    lead: (campaign: string) =>
      `The organizers of “${campaign}” removed your pledge. Nothing more will be posted from your account for it.`,
  },
  'goal-missed': {
    subject: {
      moved: (campaign: string) => `Goal missed, moved: ${campaign}`,
      over: (campaign: string) => `Goal missed, nothing is sent: ${campaign}`,
    },
    lead: (campaign: string, pledged: string, goal: string) =>
      `${pledged} of the ${goal} wanted for “${campaign}” had pledged at its moment.`,
    moved: (when: string) =>
      `As you had chosen, the launch was moved, once, to ${when}. Supporters who gave a mail address are told.`,
    over: 'As you had chosen, nothing is sent. Supporters who gave a mail address are told.',
    button: 'See the campaign',
  },
  halted: {
    subject: (campaign: string, network: string) => `Held back on ${network}: ${campaign}`,
    lead: (campaign: string, network: string) =>
      `The launch of “${campaign}” holds back by itself what has not left on ${network}.`,
    others: 'Posts on other networks go on.',
    why: 'Why',
    said: 'The network said',
    todo: 'What to do',
    until: 'Until',
    untilText: (when: string) => `${when}. What has not left by then is not sent.`,
    button: 'See how it stands, and go on',
  },
  update: {
    why: (organization: string, campaign: string) =>
      `${organization || 'Its organizers'} wrote this to everybody who pledged to “${campaign}” and gave an address.`,
  },
  links: {
    subject: (site: string) => `Your links at ${site}`,
    lead: (n: number) =>
      n === 1
        ? 'You asked for the link to your page. Keep this mail: the link is the key to it.'
        : 'You asked for the links to your pages. Keep this mail: each link is the key to its page.',
    pledge: (campaign: string) => `Your pledge: ${campaign}`,
    reminder: (campaign: string) => `Your reminder: ${campaign}`,
    why: 'You get this because somebody entered your address. If it was not you, ignore it: only you got these links.',
  },
  'reminder-confirm': {
    subject: (campaign: string) => `Please confirm: a reminder for “${campaign}”`,
    lead: (campaign: string, when: string) =>
      `Somebody, probably you, wants to be reminded on ${when}, to post for “${campaign}”.`,
    button: 'Look at it and confirm',
    until: (n: number) =>
      `If it was not you, do nothing. Without a yes this address is forgotten within ${n} hours. The link at the end of this mail sees to it that nobody can have us write to you again.`,
    why: 'You get this because somebody entered your address on the page of this campaign.',
  },
  'reminder-known': {
    subject: (campaign: string) => `You already have a reminder for “${campaign}”`,
    lead: (campaign: string, when: string) =>
      `Somebody, probably you, asked once more for a reminder for “${campaign}”. Yours stands as it is: we write to you on ${when}. You had chosen this text:`,
    button: 'See or change it',
  },
  'address-confirm': {
    subject: {
      launch: (campaign: string) => `Please confirm your address for “${campaign}”`,
      list: (organization: string) => `Please confirm: mail from ${organization}`,
    },
    launch: (campaign: string) =>
      `Somebody, probably you, wants mail about the launch of “${campaign}” at this address.`,
    list: (campaign: string, organization: string) =>
      `With a pledge to “${campaign}” somebody, probably you, ticked that ${organization} may write to this address:`,
    button: 'Look at it and confirm',
  },
  'reminder-address': {
    subject: (campaign: string) => `Please confirm your address for “${campaign}”`,
    lead: (campaign: string, when: string) =>
      `Somebody, probably you, wants the reminder for “${campaign}” on ${when} at this address instead of another one.`,
    button: 'Look at it and confirm',
  },
  'reminder-receipt': {
    subject: (when: string, campaign: string) => `Your reminder is set: ${when} · ${campaign}`,
    lead: (campaign: string, when: string) =>
      `Thank you. On ${when} we write to you, and you post this for “${campaign}” yourself, with your text filled in:`,
    button: 'See, change or withdraw it',
    keep: 'The moment is attached, for your calendar, which then rings. Keep this mail: its link is the key to your reminder.',
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
    subject: {
      cancelled: (campaign: string) => `Called off: ${campaign}`,
      unreached: (campaign: string) => `No launch: ${campaign}`,
      missed: (campaign: string) => `Not now: ${campaign}`,
    },
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
    keep: 'Keep this mail, and do not forward it: whoever has its link can change or withdraw your pledge. The moment is attached, for your calendar.',
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
    calendar:
      'The moment is attached, for your calendar; there it takes the place of an earlier entry. The link is for you alone: whoever has it can withdraw for you.',
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
    receipt: {
      account: (network: string) =>
        `Your page has the latest from ${network}, and lets you erase what is yours. Its link is for you alone.`,
      other: 'Your page lets you erase what is yours. Its link is for you alone.',
    },
    button: 'Open your page',
  },
  'goal-reached': {
    subject: (supporters: string, campaign: string) => `Goal reached, ${supporters} people: ${campaign}`,
    lead: (campaign: string, supporters: string, goal: string) =>
      `${supporters} people support “${campaign}”; you wanted ${goal}.`,
    until: (when: string) => `It launches on ${when}. Until then more can join.`,
  },
  'launch-over': {
    subject: {
      finished: (campaign: string) => `The launch is over: ${campaign}`,
      stopped: (campaign: string) => `The launch was stopped: ${campaign}`,
    },
    lead: {
      finished: (campaign: string) => `The launch of “${campaign}” is over. Nothing more leaves.`,
      stopped: (campaign: string) => `The launch of “${campaign}” was stopped. Nothing more leaves.`,
    },
    posted: 'Posted',
    of: (posted: string, total: string) => `${posted} of ${total} promised`,
    refused: 'Refused by a network',
    unknown: 'Unknown',
    other: 'Not sent',
    byHand: 'By hand',
    said: (all: string, posted: string) => `${all} people, ${posted} said that they posted`,
    told: 'Supporters who left an address are told what came of their own post. The report says why, and shows reach as it comes in.',
    button: 'Read the report',
  },
  'reconnect-needed': {
    subject: (accounts: string, campaign: string) => `Accounts that must reconnect (${accounts}): ${campaign}`,
    lead: (campaign: string, accounts: string) =>
      `Permissions that work no more among the supporters of “${campaign}”: ${accounts}. As it is, their posts do not go out.`,
    todo: (people: string) => `Of these, ${people} left an address. You can ask them to connect again.`,
    button: 'See and ask them',
  },
  passOn: {
    campaign: 'See the campaign',
    invitation: 'To bring others, pass on this link. It is yours: we count how many join through it, not who.',
  },
  /** Before a link to the receipt. */
  key: 'For you alone: whoever has the link below can change or withdraw your pledge. Take it out before you forward this mail.',
  reminded: 'You get this because you confirmed with this address that you want to be reminded.',
  organizer: 'You get this because you can change this campaign.',
  /** Why supporters get mail. */
  pledged: 'You get this because you gave this address when you pledged.',
} as const

/** The page of the link out of a list. */
export const unsubscribeWords = {
  title: 'No more mail about this campaign',
  lead: (campaign: string) =>
    `We will send you nothing more about “${campaign}”. What you have pledged stays pledged. If you agreed there to mail from the organization, that ends as well.`,
  button: 'Send me no more mail about it',
  done: {
    title: 'You get no more mail about this campaign',
    lead: (campaign: string) =>
      `Your address was taken off the list of “${campaign}”. What you have pledged stays pledged; your receipt is where it was.`,
  },
  all: {
    title: 'No more mail from here',
    lead: 'Somebody entered your address on this site. Press the button, and this site sends nothing more to it, whoever enters it.',
    button: 'Never write to this address again',
    done: {
      title: 'We write to this address no more',
      lead: 'Whoever enters it on this site: nothing is sent. Should you want mail from here after all, take it back on this page.',
      button: 'Take it back',
    },
  },
  gone: {
    title: 'This link leads to no list',
    text: 'It may be cut off, or the campaign was deleted. Nothing was changed. Copy the whole link from the mail and try again.',
  },
} as const
