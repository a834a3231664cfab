const posts = (n: number, count: string) => `${count} ${n === 1 ? 'post' : 'posts'}`
const people = (n: number, count: string) => `${count} ${n === 1 ? 'supporter' : 'supporters'}`

export const updates = {
  title: 'Updates',
  link: 'Write to them',
  /** Those whose pledge stands and who left an address. */
  lead: (n: number, count: string) =>
    n === 0
      ? 'There is nobody to write to: no supporter left a mail address.'
      : `${people(n, count)} left a mail address for news of this launch.`,
  noMail: 'No mail is set up on this site, so nothing can be sent. Whoever runs it sets SMTP_URL.',
  sandbox: 'Mail of this site goes into the mailbox of the sandbox, and to nobody else.',
  write: {
    title: 'Write an update',
    thanks: 'Thank them',
    change: 'Change it',
    prepared: 'The launch is over: here is a thank-you with its figures, to change as you like.',
    subject: 'Subject',
    words: 'Text',
    wordsHint:
      'Plain text; an empty line begins a paragraph. The link of the campaign stands below it, and everybody’s own to invite others and to their pledge.',
    preview: 'Show how it will look',
    wrong: {
      subject: 'Enter a subject.',
      longSubject: 'Make the subject shorter: at most 120 characters.',
      words: 'Enter a text.',
      longWords: 'Make the text shorter: at most 10,000 characters.',
    },
  },
  preview: {
    title: 'This is what they get',
    own: 'The link to pass on and the link to the pledge are different for each.',
    foot: 'Below it stands a link with which they get no more.',
    button: (n: number, count: string) => `Send it to ${people(n, count)}`,
    consequence:
      'It leaves at once, to each one once, and cannot be taken back. Who asked for no more mail is left out.',
  },
  sent: {
    title: 'Sent so far',
    empty: 'Nothing has been sent yet.',
    columns: { subject: 'Subject', at: 'Sent', progress: 'Progress' },
    all: (count: string) => `all ${count} sent`,
    nobody: 'nobody was left to send it to',
    part: (sent: string, of: string) => `${sent} of ${of} sent`,
    writing: 'being made ready',
    refused: (count: string) => `${count} refused`,
    unknown: (count: string) => `${count} unknown: the mail server did not say whether it took them`,
    dropped: (count: string) => `${count} given up`,
  },
  /** Mail that organizers did not write themselves. */
  told: {
    title: 'Told by this site',
    what: 'What about',
    kinds: {
      moved: 'The new time of the launch',
      extended: 'The goal was missed, and the launch moved',
      unreached: 'The goal was missed, and nothing is sent',
      cancelled: 'The launch was called off',
      reconnect: 'Their permission works no more: connect again',
      removed: 'The pledge was removed',
      evening: 'The evening before',
      missed: 'The launch missed its moment',
      outcome: 'What came of it',
      update: 'An update',
    },
  },
  done: 'It is on its way. This page shows how far it is.',
  known: 'That was sent already, once. Nothing was sent again.',
  thanks: {
    subject: (campaign: string) => `Thank you: ${campaign}`,
    lead: (campaign: string) => `Thank you for speaking up in “${campaign}”.`,
    figures: (n: number, count: string, networks: number) =>
      `${posts(n, count)} went out together${networks > 1 ? `, on ${networks} networks` : ''}.`,
    reach: (count: string) =>
      `The accounts that posted have ${count} followers in all, so at most so many people saw it.`,
    half: (time: string) => `Half of the posts were out within ${time} of the moment.`,
    end: 'You find your own post, and when it left, on the page of your pledge.',
  },
} as const
