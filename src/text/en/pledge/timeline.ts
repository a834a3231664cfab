import type { UnresolvedCause } from '../../../networks/post-outcome.ts'

/** What happened to a post, told to its supporter. `n` is the network as people call it. */
export const history = {
  title: 'What happened to your post',
  clock: (place: string) => `Times on the clock of ${place}, to the thousandth of a second.`,
  moment: 'The moment.',
  sent: (n: string) => `We sent your post to ${n}.`,
  'sent-once-more': (n: string) => `We sent it to ${n} once more, word for word the same.`,
  posted: (n: string) => `${n} took it.`,
  unnamed: (n: string) => `${n} took it, and hung up before telling us where it is.`,
  unclear: (word: string | null, n: string) => causeOf(word)(n),
  looked: {
    found: (n: string, times: number) => `We asked ${n}${often(times)} whether your post is there: it is.`,
    absent: (n: string, times: number) => `We asked ${n}${often(times)} whether your post is there: it is not.`,
    unreadable: (n: string, times: number) =>
      `We asked ${n}${often(times)} whether your post is there, and got no clear answer.`,
  },
  'sending-again': 'Our machine that had it is off for certain, so nothing can still be under way: we send it again.',
  'sending-again-by-key':
    'It is not there. We send it again under the same key, and no key makes two posts, whatever is still under way.',
  'asked-to-wait': (n: string) => `${n} asked us to wait.`,
  unreachable: (n: string, times: number) => `We could not reach ${n}${often(times)}; nothing was sent.`,
  'given-back': 'It had not left, and our machine that held it gave it back.',
  'held-back': (n: string) => `${n} took no more posts of this campaign, so yours was held back.`,
  'went-on': 'The organizers went on, and yours is tried again.',
  'no-permission': 'We could not read the permission you gave us; nothing was sent.',
  withdrawn: 'You had withdrawn it, so it did not leave.',
  stopped: 'The organizers had stopped the launch, so it did not leave.',
  missed: 'The time for trying was over. Nothing more is sent.',
  deleted: 'You deleted your post.',
} as const

const unclear: Readonly<Record<UnresolvedCause, (n: string) => string>> = {
  timeout: n => `${n} did not answer.`,
  reset: n => `The connection broke before ${n} answered.`,
  'server-error': n => `${n} answered with an error that does not say whether it took your post.`,
  'cut-body': n => `The answer of ${n} broke off in the middle.`,
  duplicate: n => `${n} answered that it has this text already.`,
  'unclear-answer': n => `${n} gave an answer that we cannot read.`,
  'lost-sender': () => 'Our machine that held your post stopped. Whether it had left by then, it could not tell us.',
  restored: () => 'We went back to a copy of our records from before the launch: whether it left is not in there.',
  'restored-absent': n => `We looked for it, and ${n} did not show it.`,
  'unnamed-post': n => `${n} took it, and hung up before telling us where it is.`,
}

const causeOf = (word: string | null) =>
  unclear[word !== null && Object.hasOwn(unclear, word) ? (word as UnresolvedCause) : 'unclear-answer']

/** "", " twice", " three times": how often something was done. */
function often(times: number): string {
  if (times === 1) return ''
  const few = ['', '', 'twice', 'three times', 'four times', 'five times', 'six times', 'seven times', 'eight times']
  return ` ${few[times] ?? `${times} times`}`
}
