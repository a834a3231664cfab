import type { Delivery } from '../../domain/ledger/read.ts'
import { type Lang, text } from '../../text/text.ts'

/** Who set a condition that did not come true got what they wished: nothing of theirs failed to leave. */
export function stateWord({ state, reason }: Pick<Delivery, 'state' | 'reason'>, lang: Lang): string {
  if (state === 'missed' && reason === 'too-few') return text(lang).ledger.stayedBack
  return text(lang).ledger.states[state === 'queued' ? 'pending' : state]
}

/** Why a delivery stands as it does, in a sentence; nothing where its state says it all. */
export function why({ state, reason }: Pick<Delivery, 'state' | 'reason'>, lang: Lang): string {
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
    case 'withdrawn':
      return outcomes[state]()
    default:
      return state satisfies never
  }
}
