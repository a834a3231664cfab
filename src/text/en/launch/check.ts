import { checkSignIns } from './check-sign-ins.ts'

const accounts = (n: number, count: string) => `${count} ${n === 1 ? 'account' : 'accounts'}`

type Words = { readonly text: string; readonly todo?: string }

/** What stands between a campaign and its launch, and what to do about it. `n` comes formatted. */
const findings = {
  director: {
    ok: (): Words => ({ text: 'The director is running.' }),
    bad: (): Words => ({
      text: 'The director is not running: nothing would be launched.',
      todo: 'Whoever runs this site starts it (npm start, or npm run director).',
    }),
  },
  senders: {
    ok: (n: string): Words => ({ text: n === '1' ? 'One sender is ready.' : `${n} senders are ready.` }),
    bad: (): Words => ({
      text: 'No sender is running: no post would leave.',
      todo: 'Whoever runs this site starts some (npm start, or npm run sender).',
    }),
  },
  'left-out': {
    warn: (who: string): Words => ({
      text: `A sender is not used, because its settings are not those of the director: ${who}.`,
      todo: 'Give it the settings named in brackets as the director has them, and start it again.',
    }),
  },
  network: {
    bad: (names: string): Words => ({
      text: `Held back: ${names}. What has not left there waits; other networks go on.`,
      todo: 'The page of the campaign says why, and has the button to go on.',
    }),
  },
  clocks: {
    ok: (n: string): Words => ({ text: `All clocks agree within ${n} ms.` }),
    warn: (n: string): Words => ({
      text: `A clock is ${n} ms from the others.`,
      todo: 'Set the clocks of all machines by NTP: from 2 seconds on, a sender refuses to post.',
    }),
    bad: (n: string): Words => ({
      text: `A clock is ${n} ms from the others: its sender refuses to post.`,
      todo: 'Set the clocks of all machines by NTP.',
    }),
    held: (n: string): Words => ({
      text: `The clock of the director and that of Redis are ${n} s apart: nothing is sent, ended or given up until they agree.`,
      todo: 'Set the clocks of both machines by NTP. A launch goes on by itself when they agree in time.',
    }),
    set: (n: string): Words => ({
      text: `The clock of the director's machine was set ${n} s forward or back: nothing is sent, ended or given up until that is undone or shown to be right.`,
      todo: 'Set it by NTP. If it is right now, start the director again: it takes the time that it finds.',
    }),
  },
  redis: {
    ok: (): Words => ({ text: 'The work queue is healthy.' }),
    forgets: (): Words => ({
      text: 'The work queue (Redis) forgets the posts under way when it crashes; they are then found again, later than they should leave.',
      todo: 'Set appendonly yes in its configuration.',
    }),
    evicts: (): Words => ({
      text: 'The work queue (Redis) may throw posts under way out of its memory.',
      todo: 'Set maxmemory-policy noeviction in its configuration.',
    }),
    away: (): Words => ({
      text: 'The work queue (Redis) does not answer: no post would leave.',
      todo: 'Whoever runs this site starts it.',
    }),
    refuses: (said: string): Words => ({
      text: `The work queue (Redis) refuses to work for this site: no post would leave. It says: “${said}”`,
      todo: 'Whoever runs this site finds the cause and the remedy by `npm run thunderclap -- doctor`.',
    }),
  },
  disk: {
    ok: (n: string): Words => ({ text: `The disk has ${n} free.` }),
    warn: (n: string): Words => ({
      text: `The disk has only ${n} free.`,
      todo: 'Make room: a full disk holds a launch back.',
    }),
    bad: (n: string): Words => ({
      text: `The disk is nearly full: ${n} are free.`,
      todo: 'Make room: a full disk holds a launch back.',
    }),
    used: (n: string): Words => ({
      text: `The disk was full: what was kept free for launches is in use, and ${n} are left.`,
      todo: 'Make room now. Until then only pledges, withdrawals and launches are saved, and soon nothing.',
    }),
  },
  keys: {
    ok: (): Words => ({ text: 'The permissions of supporters can be opened with the secret key.' }),
    bad: (n: string): Words => ({
      text: `Of the latest permissions, ${n} cannot be opened with the secret key: their posts would not leave.`,
      todo: 'Give all processes the key that they were sealed with (SECRET_KEY).',
    }),
  },
  mail: {
    ok: (): Words => ({ text: 'Mail is set up.' }),
    warn: (): Words => ({
      text: 'No mail is set up: supporters cannot be told when something changes.',
      todo: 'Set SMTP_URL and MAIL_FROM.',
    }),
  },
  proxy: {
    unbelieved: (): Words => ({
      text: 'Visitors come through a proxy that this site does not know of: all of them share one limit, and many at once are turned away.',
      todo: 'Whoever runs this site sets TRUST_PROXY to the number of proxies in front of it (usually 1), and restarts.',
    }),
    missing: (n: string): Words => ({
      text: `Visitors come through fewer proxies than the ${n} that TRUST_PROXY names, so they may choose the address by which they are limited.`,
      todo: 'Set TRUST_PROXY to the number of proxies that there are, and let each of them send X-Forwarded-For.',
    }),
  },
  credit: {
    ok: (n: string): Words => ({ text: `There is credit for this launch at X: ${n}, as declared.` }),
    declared: (n: string): Words => ({
      text: `There is not enough credit for this launch at X: ${n}, as declared. When it runs out, the launch holds back.`,
      todo: "Buy credit in X's developer console, and set X_CREDIT to what it says then.",
    }),
    undeclared: (n: string): Words => ({
      text: `Nobody has said whether there is credit for this launch at X: about ${n}.`,
      todo: "Look into X's developer console, and set X_CREDIT to what it says.",
    }),
  },
} as const

export const check = {
  title: 'Check before the launch',
  lead: 'What could keep this launch from going as planned. It is looked at anew each time you open this page.',
  underWay: 'The launch is under way. What it runs on is looked at anew each time you open this page.',
  over: 'These checks are for the time before a launch. This one is over.',
  report: 'See what came of it',
  noPledges: 'This campaign asks for no pledges, so no post has to fit anywhere.',
  system: {
    title: 'The site',
    ready: 'Everything is ready.',
    details: 'What was looked at',
    rest: 'What else was looked at',
    states: { ok: 'In order', warn: 'Could be better', bad: 'To be put right' },
  },
  findings,
  signIns: checkSignIns,
  texts: {
    title: 'Texts',
    rule: {
      'own-words': (network: string) =>
        `On ${network}, everybody writes their own words: what is nearly the same is not taken.`,
      samples: (network: string) => `On ${network}, samples may be posted as they are.`,
    },
    all: (n: number, count: string) => `Of ${count} promised ${n === 1 ? 'post' : 'posts'},`,
    newest: (n: string) => `Of the newest ${n} promised posts,`,
    alike: (n: number, count: string) =>
      n === 0 ? 'none is like another.' : `${count} ${n === 1 ? 'is' : 'are'} the same as another, or nearly so.`,
    odd: (n: number, count: string, network: string) =>
      `${n === 1 ? 'One of them was' : `${count} of them were`} confirmed while samples were allowed. They go out as confirmed: nothing is dropped. ${network} may hide posts that are the same, or lock accounts. Their supporters can change the words on their receipts until the launch.`,
  },
  /** The mail to those whose permission works no more. */
  reconnect: {
    button: (n: number, count: string) =>
      `Ask ${count} ${n === 1 ? 'supporter' : 'supporters'} by mail to connect again`,
    consequence:
      'Each of them gets one mail, at once, with the way to their receipt, where they connect again. Nobody else is written to. It cannot be taken back.',
    unreachable: (n: number, count: string) =>
      `${count} ${n === 1 ? 'of them gave no address and gets none. Its receipt asks to connect again' : 'of them gave no address and get none. Their receipts ask to connect again'}.`,
    once: 'Those that the last check found have been written to, once. After another check you can write again, to those who are still on the list.',
    wait: 'As soon as the check is over, you can ask them by mail to connect again.',
    noMail: 'No mail is set up on this site, so they cannot be asked by mail.',
    sent: (at: string) => `They were asked by mail on ${at}:`,
    done: 'The mail is on its way. This page shows how far it is.',
    known: 'They were asked already, once. Nothing was sent again.',
    nobody: 'Nobody who left an address is left to ask. Nothing was sent.',
    tooLate: {
      title: 'It was too late to ask them to connect again',
      text: 'The launch is under way or over. Nothing was sent.',
    },
  },
  /** Permissions that end by themselves. */
  lives: {
    renewed: (network: string, n: number, count: string) =>
      `Permissions on ${network} end by themselves. ${n === 1 ? 'That of 1 account is' : `Those of ${count} accounts are`} renewed every week, and within the hour before the launch.`,
    ending: (n: number, count: string) =>
      `${n === 1 ? '1 of them ends' : `${count} of them end`} before the launch all the same: ${n === 1 ? 'its owner has' : 'their owners have'} to connect again shortly before it.`,
    overdue: (n: number, count: string) =>
      `${n === 1 ? '1 of them could not be renewed' : `${count} of them could not be renewed`} for more than three days, because its server gave no answer. It is asked again and again.`,
    doubted: (n: number, count: string) =>
      `Of ${n === 1 ? '1 of them' : `${count} of them`} its server says that it is gone. That may be a mistake of the server or of this site, so nobody is written to yet: it is asked again as soon as it has renewed another one, at the latest in an hour.`,
    inDoubt: (n: number, count: string) =>
      `For ${n === 1 ? '1 of them' : `${count} of them`} the answer of the last renewal was lost. It is tried once more within the hour; whoever is lost by it is asked by mail to connect again.`,
    lacks: (what: string) =>
      `None is renewed or given back for which ${what} is missing. Whoever runs this site puts it back; the permissions stay as they are.`,
  },
  people: {
    title: 'Accounts',
    none: 'No permission has failed so far.',
    dead: (n: number, count: string) =>
      `${accounts(n, count)} took ${n === 1 ? 'its' : 'their'} permission back, or the network did: ${n === 1 ? 'its post' : 'their posts'} would not go out. ${n === 1 ? 'Its owner connects' : 'Their owners connect'} again on ${n === 1 ? 'the receipt' : 'their receipts'}.`,
    more: 'More',
    columns: { account: 'Account', email: 'Mail address' },
    email: { yes: 'Given', no: 'None' },
    nothing: (network: string) => `No account on ${network} is left to check.`,
    button: (network: string, n: number, count: string) => `Check ${accounts(n, count)} on ${network}`,
    buttonPriced: (network: string, n: number, count: string, price: string) =>
      `Check ${accounts(n, count)} on ${network} for ${price}`,
    free: (network: string) =>
      `Asks ${network} about each account whether it may still be posted for. It costs nothing, and nothing is posted.`,
    priced: (network: string, each: string) =>
      `Asks ${network} about each account whether it may still be posted for; nothing is posted. ${network} bills ${each} for each account, once a day. This cannot be taken back.`,
    sandbox: 'Asks the sandbox about each account. It costs nothing, and nothing is posted.',
    running: (network: string, done: string, total: string) => `On ${network}, ${done} of ${total} are checked.`,
    ended: (
      network: string,
      at: string,
      working: string,
      reconnect: number,
      reconnectCount: string,
      unclear: number,
      unclearCount: string,
    ) =>
      `${network}, checked on ${at}: ${reconnect === 0 && unclear === 0 ? `all work (${working})` : `${working} work, ${reconnectCount} do not`}${unclear > 0 ? `, and for ${unclearCount} the network gave no clear answer` : ''}.`,
    started: 'The check has begun.',
    priceChanged:
      'Meanwhile there are more accounts, so the price has changed. Nothing was asked yet. Look at the new price.',
    tooLate: { title: 'It was too late for a check', text: 'The launch is over. Nothing was asked or billed.' },
    alreadyRunning: {
      title: 'A check is running already',
      text: 'It asks about the same accounts. Nothing more was started or billed.',
    },
  },
} as const
