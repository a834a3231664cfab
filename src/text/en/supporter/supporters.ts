export const supporters = {
  title: 'Supporters',
  /** `all`: those who have pledged and not taken it back. */
  lead: (all: number, count: string, goal: string) =>
    all === 0 ? 'Nobody has pledged yet.' : `${count} of ${goal} wanted.`,
  nobody: 'As soon as somebody connects an account, they stand here.',
  link: 'See who they are',
  file: 'Download as CSV',
  /** Addresses leave in this file alone. */
  consents: {
    count: (n: number, count: string) =>
      n === 0
        ? 'Mail addresses stay here: you write to supporters through this site. Nobody has agreed to mail from your organization itself.'
        : `Mail addresses stay here: you write to supporters through this site. ${count} agreed to mail from your organization itself.`,
    file: 'Download who agreed, with the words and the date',
    ask: 'Ask for that, with words of your own',
  },
  sums: {
    reach: 'Potential reach',
    own: 'In their own words',
    samples: 'A sample message',
    reachable: 'Left a mail address',
    reconnect: 'Must connect again',
    waiting: 'Wait for others',
  },
  states: { active: 'Pledged', withdrawn: 'Withdrawn', removed: 'Removed' },
  statesLabel: 'Show',
  search: { label: 'Handle, name or whole mail address', labelWithoutMail: 'Handle or name', button: 'Search' },
  network: { label: 'Network', all: 'All networks' },
  words: { label: 'Text', all: 'All texts', own: 'Own words', sample: 'Sample messages' },
  reconnect: 'Must connect again',
  columns: { account: 'Account', text: 'Text', followers: 'Followers', at: 'Confirmed' },
  sample: 'Sample',
  onlyIf: (n: string) => `Only if at least ${n} post`,
  none: { search: (what: string) => `Nobody here is called “${what}”.`, filter: 'Nobody here fits.' },
  clear: 'Show all',
  one: {
    title: (handle: string) => `@${handle}`,
    back: 'All supporters',
    profile: 'Their profile',
    delivery: 'What happened to the post',
    facts: {
      state: 'State',
      name: 'Name',
      followers: 'Followers',
      text: 'Text',
      condition: 'Condition',
      mail: 'Mail',
      someMail: 'They left an address',
      noMail: 'None left',
      confirmed: 'Confirmed',
      withdrawn: 'Taken back',
      reason: 'Reason',
      permission: 'Permission',
      live: 'Works',
      reconnect: 'Does not work any more: they must connect again',
    },
    mails: {
      title: 'Mail to them about this campaign',
      states: {
        queued: 'waits to be sent',
        sending: 'is being sent',
        sent: 'sent',
        refused: 'refused by the mail server',
        unknown: 'unknown: the mail server did not say whether it took it',
        dropped: 'given up, or replaced by a newer one',
      },
    },
    remove: {
      title: 'Remove this pledge',
      text: 'For pledges that abuse the campaign. Nothing is posted, and this account cannot pledge here again. Its supporter reads the reason on their receipt, and in a mail if they left an address. This cannot be taken back.',
      reason: 'Reason, as its supporter will read it',
      button: 'Remove the pledge',
      wrong: 'Say why: its supporter will read it.',
      long: 'Say it in at most 500 characters.',
    },
    removed: 'The pledge is removed. Nothing will be posted from this account.',
    tooLate: {
      title: 'It was too late to remove this pledge',
      text: 'It was taken back, or the moment has come and its post may have left. Nothing was changed.',
      label: 'Back to the supporter',
    },
  },
} as const
