const posts = (n: number, count: string) => `${count} ${n === 1 ? 'post' : 'posts'}`
const senders = (n: number) => `${n} ${n === 1 ? 'sender' : 'senders'}`
const addresses = (n: number) => `${n} ${n === 1 ? 'address' : 'addresses'}`
const are = (n: number) => (n === 1 ? 'is' : 'are')

/** Whether a launch fits its networks' limits, how long it takes and what it costs. Counts come formatted. */
export const capacity = {
  title: 'Will it fit?',
  nobody: 'Nobody has pledged yet. As people do, this says how long their posts take to leave, and what they cost.',
  /** `span`: from the moment until the last post leaves. */
  leaves: (n: number, count: string, span: string) =>
    n === 1 ? 'The one post leaves at the moment.' : `${count} posts leave within ${span} of the moment.`,
  leavesOver: (n: number, count: string, spread: string, span: string) =>
    `${posts(n, count)} ${n === 1 ? 'leaves' : 'leave'} over ${spread}, each at a moment of its own; the last one ${span} after the launch begins.`,
  nothingLeaves: 'Not one post would leave.',
  restsOn: 'What this rests on',
  running: (n: number, at: number) => `${senders(n)} on ${addresses(at)} ${are(n)} running.`,
  nobodyRuns:
    'No sender is running, so nothing would leave as it is. What is said here is for one sender. Whoever runs this site starts it.',
  /** What the figures rest on. */
  basis: (assumed: boolean, perSecond: string) =>
    `${assumed ? 'It is assumed that a network answers within a quarter of a second; once there was a launch, what it measured counts.' : 'Networks are taken to answer as fast as they last did.'} A sender makes at most ${perSecond} posts a second.`,
  hosts: (n: number, count: string) => `${count} ${n === 1 ? 'server' : 'servers'}`,
  columns: {
    host: 'Network',
    posts: 'Posts',
    last: 'Last one leaves',
    late: 'Late',
    unfit: 'Not sent',
  },
  after: (span: string) => `after ${span}`,
  /** What sets the pace. */
  held: {
    moment: 'Posts leave at their moment.',
    answers: 'The pace is set by the answers: each socket has one post on its way at a time.',
    senders: 'The pace is set by the senders.',
    'per-second': 'The pace is set by what the network takes in a second from one address.',
    window: 'The pace is set by what the network takes in some minutes from one address.',
  },
  late: (n: number, count: string) =>
    `${posts(n, count)} would leave more than half a minute after ${n === 1 ? 'its' : 'their'} moment.`,
  unfit: (n: number, count: string, span: string) =>
    `${posts(n, count)} would not be sent at all: the networks take them too slowly, and trying ends ${span} after the launch begins.`,
  over: (
    network: string,
    over: number,
    overCount: string,
    limit: string,
    used: number,
    usedCount: string,
    hours: string,
  ) =>
    `${posts(over, overCount)} would not be sent: ${network} lets this site make ${limit} posts in ${hours} hours${used > 0 ? `, and ${usedCount} of them are used or promised by then` : ''}. Launch in two parts more than a day apart, or ask ${network} for a higher limit.`,
  change: 'Any of these lets the rest leave in time:',
  senders: (n: number) => `${n} more ${n === 1 ? 'sender' : 'senders'} on the machines there are.`,
  addresses: (n: number) =>
    `${n} more ${n === 1 ? 'machine' : 'machines'} with an address of ${n === 1 ? 'its' : 'their'} own and a sender on ${n === 1 ? 'it' : 'each'}.`,
  spread: (span: string) => `A spread of ${span}.`,
  fewer: (count: string) => `Fewer posts: ${count} leave in time as it is.`,
  cost: {
    label: 'Cost',
    none: 'None of these networks bills a post.',
    about: (dollars: string) => `About ${dollars}`,
    free: (networks: string) => `Posts on ${networks} cost nothing.`,
    explained: (network: string) =>
      `${network} bills each post, and more for one with a link in it. Refused posts cost nothing.`,
    sandbox: (dollars: string) =>
      `Nothing: these posts go to the sandbox. On the real network it would be about ${dollars}.`,
  },
  /** Permissions that end by themselves, renewed before the launch. */
  renewals: {
    needed: (network: string, server: string, n: number, count: string, fits: string) =>
      `${network} wants ${n === 1 ? 'the permission of 1 account' : `the permissions of ${count} accounts`} at ${server} renewed before the launch. Between 50 and 10 minutes before it, ${fits} can be.`,
    others: (n: number, count: string) =>
      `${n === 1 ? 'One more is' : `${count} more are`} renewed for another launch in the same minutes.`,
    over: (n: number, count: string) =>
      `${posts(n, count)} would leave late, as fast as permissions are renewed after the moment. Launch in two parts an hour apart, or let part of the supporters pledge on a second installation with an address of its own.`,
  },
  /** Pledges that go only if at least so many go. */
  conditions: {
    title: 'Waiting for others',
    waiting: (n: number, count: string) =>
      n === 1 ? 'One supporter goes only if enough others do.' : `${count} supporters go only if enough others do.`,
    asItStands: (going: number, count: string, held: number, heldCount: string) =>
      `If it were decided now, ${count} ${going === 1 ? 'post' : 'posts'} would leave in all, and ${held === 0 ? 'none of these would stay back' : `${heldCount} of these would stay back`}.`,
    decided: (going: number, count: string, held: number, heldCount: string) =>
      `At the moment it was decided that ${count} ${going === 1 ? 'post leaves' : 'posts leave'} in all; ${held === 0 ? 'none of these stayed back' : `${heldCount} of these stayed back`}.`,
    columns: { asked: 'Only if', pledges: 'Supporters', asItStands: 'As it stands', became: 'At the moment' },
    atLeast: (n: string) => `at least ${n} post`,
    go: { would: 'would go', did: 'went' },
    stay: { would: 'would stay back', did: 'stayed back' },
    further: (pledges: string, from: string) => `${pledges} more ask for ${from} or more.`,
    when: 'It is decided at the moment, once nobody can join or withdraw any more. Posts whose number is reached then leave a second or two after the others. Who posts by hand after a reminder is not counted.',
    /** Of those that would leave if it were decided now. */
    capacity: (n: number, count: string, span: string | null) =>
      `That is if everybody goes. Some wait for others: as it stands, ${posts(n, count)} would leave${span === null ? '' : `, the last after ${span}`}.`,
    cost: (dollars: string) => `About ${dollars} as it stands, as some wait for others.`,
  },
  spreadForm: {
    title: 'All at once, or spread',
    label: 'Posts leave',
    atOnce: 'All at the moment',
    over: (span: string) => `Over ${span}`,
    option: (choice: string, span: string | null, inTime: boolean) =>
      span === null ? choice : `${choice}: the last one after ${span}${inTime ? '' : ', not all in time'}`,
    hint: 'With a spread, each supporter is told the moment of their own post before they promise it. It costs nothing.',
  },
} as const
