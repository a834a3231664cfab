import type { HaltReason, RefusalReason, UnresolvedCause } from '../../../networks/post-outcome.ts'

type Words = { readonly what: string; readonly todo: string }

/** Why a post was not taken, for its supporter. `network` as people call it. */
export const refusals: Readonly<Record<RefusalReason, (network: string) => Words>> = {
  reconnect: network => ({
    what: `${network} no longer accepts the permission you gave us, so your post was not sent.`,
    todo: 'Perhaps you took the permission back, or changed your password. Your text is kept below: you can still post it by hand.',
  }),
  suspended: network => ({
    what: `${network} says this account is suspended and did not take your post.`,
    todo: `Only ${network} can lift that. Your text is kept below.`,
  }),
  locked: network => ({
    what: `${network} says this account is locked and did not take your post.`,
    todo: `Unlock it on ${network}. Your text is kept below: you can then post it by hand.`,
  }),
  duplicate: network => ({
    what: `${network} says this account has posted the same text before, so it did not take it again.`,
    todo: 'Nothing is left to do if you see it on your profile. Otherwise change a few words and post it by hand.',
  }),
  'too-long': network => ({
    what: `${network} found the text too long and did not take it.`,
    todo: 'Your text is kept below. Shorten it and post it by hand.',
  }),
  'not-permitted': network => ({
    what: `${network} does not let this account post this text.`,
    todo: 'Your text is kept below. Posting it by hand may show you the reason.',
  }),
  'looks-automated': network => ({
    what: `${network} took the post for an automated one and held it back.`,
    todo: 'We did not try again, to keep your account safe. Your text is kept below: you can post it by hand.',
  }),
  'bad-media': network => ({
    what: `${network} did not take the picture of this post.`,
    todo: 'Your text is kept below: you can post it by hand.',
  }),
  'not-enrolled': network => ({
    what: `${network} wants the owner of this account to enrol there before an app may post for it, so it did not take your post.`,
    todo: 'Your text is kept below: you can post it by hand.',
  }),
  'rate-limited': network => ({
    what: `This account had reached ${network}'s limit of posts, and stayed there until we stopped trying.`,
    todo: 'Your text is kept below: you can post it by hand once the limit is over.',
  }),
  altered: network => ({
    what: 'The text that is kept here is not the one you confirmed: somebody changed it. We sent nothing.',
    todo: `Tell the people of this campaign. You can still post your own words on ${network} by hand.`,
  }),
  refused: network => ({
    what: `${network} did not take your post and gave no reason that we understand.`,
    todo: 'Nothing more will be sent by us. Your text is kept below: you can post it by hand.',
  }),
}

/** Why nobody knows yet whether a post is out. */
export const unknowns: Readonly<Record<UnresolvedCause, (network: string) => string>> = {
  timeout: network => `We sent your post and ${network} did not answer in time.`,
  reset: network => `We sent your post and the connection to ${network} broke before it answered.`,
  'server-error': network => `${network} answered with an error that does not say whether it took your post.`,
  'cut-body': network => `The answer of ${network} broke off in the middle.`,
  duplicate: network => `${network} says it has this text already; we could not find the post yet.`,
  'unclear-answer': network => `${network} gave an answer we cannot read.`,
  'lost-sender': network => `One of our machines stopped just as it was sending your post to ${network}.`,
  restored: network =>
    `We had to go back to a copy of our records from before the launch, so we cannot know what left. Whether ${network} has your post, we could not see.`,
  'restored-absent': network =>
    `We had to go back to a copy of our records from before the launch, so we cannot know what left. We looked at your account on ${network} and did not find the post.`,
  'unnamed-post': network => `${network} took your post but hung up before telling us where it is.`,
}

/** Why a post was not sent before the window closed; a word without a sentence needs none. */
const misses: Readonly<Record<string, (network: string) => string>> = {
  'too-few': () => 'You had pledged on condition that enough others do, and too few did.',
  'app-limit': network =>
    `${network} lets this site make only so many posts in 24 hours, and others had used them up before your turn came.`,
}

/** Why the engine held a launch back. For organizers and the board. */
export const halts: Readonly<Record<HaltReason, string>> = {
  'out-of-credit': 'The credit for posting on this network ran out.',
  'app-suspended': 'The network suspended the app that posts for this campaign.',
  'client-forbidden': 'The network does not let this app post.',
  'app-limit': 'The app reached its daily limit of posts on this network.',
  'looks-automated': 'The network took several posts for automated ones.',
  'usage-capped': 'The app reached the monthly cap of its plan.',
  'spend-cap': 'The app reached the spend cap that its owner has set at the network.',
  'access-level': 'The access level of the app does not include posting on this network.',
  clock: 'The network refuses what we sign: the clock of a machine that sends is wrong.',
  'no-user': 'The network does not see on whose behalf the app asks.',
  'many-alike': 'The network refused many posts in the same way, and did not say that it was about the people.',
  'no-answer': 'The network, or something in front of it, gave many posts an answer that is neither yes nor no.',
}

export const reasonSentences = {
  missed: (reason: string | null, network: string): string =>
    isKey(misses, reason) ? (misses[reason]?.(network) ?? '') : '',
  refused: (reason: string | null, network: string): Words =>
    refusals[isKey(refusals, reason) ? reason : 'refused'](network),
  unknown: (cause: string | null, network: string): string =>
    unknowns[isKey(unknowns, cause) ? cause : 'unclear-answer'](network),
}

const isKey = <T extends object>(words: T, key: string | null): key is keyof T & string =>
  key !== null && Object.hasOwn(words, key)
