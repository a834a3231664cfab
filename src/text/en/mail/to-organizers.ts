type Role = 'owner' | 'editor' | 'viewer'

const roles: Readonly<Record<Role, string>> = {
  owner: 'owner: you can do everything, and invite others',
  editor: 'editor: you can write, schedule and launch campaigns',
  viewer: 'viewer: you can look at everything and change nothing',
}

const hours = (n: number) => (n === 1 ? 'an hour' : n % 24 === 0 ? days(n / 24) : `${n} hours`)
const days = (n: number) => (n === 1 ? 'a day' : `${n} days`)

export const mailToOrganizers = {
  invitation: {
    subject: (by: string) => `${by} invites you to Thunderclap`,
    lead: (by: string, site: string) => `${by} invites you to work on the campaigns at ${site}.`,
    role: (role: Role) => `Your role will be ${roles[role]}.`,
    button: 'Accept the invitation',
    until: (n: number) => `The link works once, for ${hours(n)}.`,
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
  'goal-reached': {
    subject: (supporters: string, campaign: string) => `Goal reached, ${supporters} people: ${campaign}`,
    lead: (campaign: string, supporters: string, goal: string) =>
      `${supporters} people support “${campaign}”; you wanted ${goal}.`,
    until: (when: string) => `It launches on ${when}. Until then more can join.`,
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
  },
  halted: {
    subject: (campaign: string, network: string) => `Held back on ${network}: ${campaign}`,
    lead: (campaign: string, network: string) =>
      `Posts for “${campaign}” that have not left yet on ${network} are held back. It needs you.`,
    others: 'Posts on other networks go on.',
    said: (network: string) => `${network} said:`,
    until: (when: string) => `You have until ${when}. What has not left by then is not sent.`,
    button: 'See how it stands, and go on',
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
    unknown: 'Unclear',
    other: 'Not sent',
    byHand: 'By hand',
    said: (all: string, posted: string) => `reminders asked for: ${all}; said that they posted: ${posted}`,
    told: 'Supporters who left an address are told what came of their own post. The report says why, and shows reach as it comes in.',
    button: 'Read the report',
  },
  'reconnect-needed': {
    subject: (accounts: string, campaign: string) => `Accounts that must reconnect (${accounts}): ${campaign}`,
    lead: (n: number, accounts: string, campaign: string) =>
      n === 1
        ? `Among the supporters of “${campaign}” there is one whose permission no longer works. As it is, their post does not go out.`
        : `Among the supporters of “${campaign}” there are ${accounts} whose permission no longer works. As it is, their posts do not go out.`,
    todo: (n: number, people: string) =>
      n === 0
        ? 'No mail address was left, so they can only be told in other ways.'
        : `With a mail address: ${people}. You can ask them to connect again.`,
    button: 'See who it is',
  },
  /** The button of what is about a campaign as a whole. */
  toCampaign: 'See the campaign',
} as const
