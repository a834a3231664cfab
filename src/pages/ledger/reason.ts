import type { CountedKind } from '../../domain/launch/counted-posts.ts'
import type { Delivery } from '../../domain/ledger/read.ts'
import { type Lang, text } from '../../text/text.ts'

type How = Pick<Delivery, 'state' | 'reason'>

/** Of many posts that stand alike. Who set a condition that did not come true got what they wished: nothing of theirs failed to leave. */
export const statesWord = (how: How, lang: Lang): string => text(lang).ledger.states[kindOf(how)]

/** Of one. */
export const stateWord = (how: How, lang: Lang): string => text(lang).ledger.state[kindOf(how)]

function kindOf({ state, reason }: How): CountedKind {
  if (state === 'missed' && reason === 'too-few') return 'stayedBack'
  if (state === 'stopped' && (reason === 'cancelled' || reason === 'unreached')) return reason
  return state === 'queued' ? 'pending' : state
}

/** Why a delivery stands as it does, in a sentence; nothing where its state says it all. */
export function why({ state, reason }: How, lang: Lang): string {
  const words = text(lang).ledger
  const { outcomes } = text(lang)
  switch (state) {
    case 'posted':
      return ''
    case 'queued':
      return words.waiting.queued
    case 'pending':
      return reason === null ? words.waiting.pending : words.waits(reason)
    case 'refused':
    case 'unknown':
    case 'missed':
      return outcomes[state](reason)
    case 'stopped':
      return outcomes.stopped(reason)
    case 'withdrawn':
      return outcomes.withdrawn()
    default:
      return state satisfies never
  }
}
