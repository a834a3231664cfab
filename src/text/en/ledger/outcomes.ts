import type { RefusalReason, UnresolvedCause } from '../../../networks/post-outcome.ts'

/** Why posts of a launch are not out, for organizers and onlookers: one sentence for all that share a reason. */
const refused: Readonly<Record<RefusalReason, string>> = {
  reconnect: 'The network no longer accepted the permission of the account.',
  suspended: 'The account is suspended.',
  locked: 'The account is locked until its owner unlocks it.',
  duplicate: 'The account had posted the same text before.',
  'too-long': 'The network found the text too long.',
  'not-permitted': 'The network does not let the account post this text.',
  'looks-automated': 'The network took the post for an automated one.',
  'bad-media': 'The network did not take the picture.',
  'not-enrolled': 'The network wants the owner of the account to enrol there first.',
  'rate-limited': 'The account had reached the limit of posts the network sets.',
  altered: 'What is kept here is not what its supporter confirmed: somebody changed the database.',
  refused: 'The network gave no reason that we understand.',
}

const unknown: Readonly<Record<UnresolvedCause, string>> = {
  timeout: 'The network did not answer in time.',
  reset: 'The connection broke before the network answered.',
  'server-error': 'The network answered with an error that does not say whether it took the post.',
  'cut-body': 'The answer of the network broke off in the middle.',
  duplicate: 'The network says it has the text already, and the post was not found yet.',
  'unclear-answer': 'The network gave an answer that we cannot read.',
  'lost-sender': 'One of our machines stopped just as it was sending.',
  restored: 'A backup from before the launch was restored, and the network did not say whether it has the post.',
  'restored-absent': 'A backup from before the launch was restored; the network shows no such post.',
  'unnamed-post': 'The network took the post but did not say where it is.',
}

const missed: Readonly<Record<string, string>> = {
  'too-few': 'As its supporter wished: fewer people posted than they had asked for.',
  'window-closed': 'The time that was set for trying was over before the network took it.',
  'launch-missed': 'Our machines were not ready at the moment.',
  'app-limit': 'The network lets this site make only so many posts in 24 hours, and they were used up.',
}

const stopped: Readonly<Record<string, string>> = {
  cancelled: 'The organizers called the launch off.',
  unreached: 'Too few had pledged at the moment, so nothing was sent.',
}

const ended = {
  stopped: 'The launch was stopped before it left.',
  withdrawn: 'Its supporter withdrew it before it left.',
  missed: 'It had not been made ready when the launch ended.',
} as const

/** A word of the ledger that has no sentence is a newer word: it gets the plainest one of its kind. */
export const outcomes = {
  refused: (reason: string | null) => sentence(refused, reason) ?? refused.refused,
  unknown: (reason: string | null) => sentence(unknown, reason) ?? unknown['unclear-answer'],
  missed: (reason: string | null) => sentence(missed, reason) ?? ended.missed,
  stopped: (reason: string | null) => sentence(stopped, reason) ?? ended.stopped,
  withdrawn: () => ended.withdrawn,
} as const

const sentence = (words: Readonly<Record<string, string>>, word: string | null) =>
  word !== null && Object.hasOwn(words, word) ? words[word] : undefined
