import type { Delivery } from '../../domain/ledger/read.ts'
import { type Lang, text } from '../../text/text.ts'

/** Who set a condition that did not come true got what they wished: nothing of theirs failed to leave. */
export function stateWord({ state, reason }: Pick<Delivery, 'state' | 'reason'>, lang: Lang): string {
  const { states } = text(lang).ledger
  if (state === 'missed' && reason === 'too-few') return states.stayedBack
  if (state === 'stopped' && (reason === 'cancelled' || reason === 'unreached')) return states[reason]
  return states[state === 'queued' ? 'pending' : state]
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
      return outcomes.stopped(reason)
    case 'withdrawn':
      return outcomes.withdrawn()
    default:
      return state satisfies never
  }
}
