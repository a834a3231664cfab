import { timeOfId } from '../../src/networks/x/snowflake.ts'
import type { Circumstances } from './circumstances.ts'
import type { Story } from './story.ts'

/** Slack for the clocks of one machine and a busy event loop. */
const slackMs = 1_500

/**
 * Why the outcome of a delivery could not be known; null when there is no good reason. On Bluesky there is one only: its server
 * tells what it has, and whatever it has not is sent again.
 */
export function explanation(story: Story, circumstances: Circumstances): string | null {
  if (story.delivery.network === 'bluesky') return circumstances.readsFailed ? 'its records could not be read' : null
  const cause = causeOf(story, circumstances)
  // On Mastodon a post is looked for after a minute, when the window of most rounds has closed.
  if (cause === null || story.delivery.network === 'mastodon') return cause
  const blind = story.posts.length > 0 ? whyNotFound(story, circumstances) : whyNotAgain(story)
  return blind === null ? null : `${cause}; ${blind}`
}

/** Why there is no answer. */
function causeOf({ delivery, held, requests }: Story, { networkDown, senderPaused }: Circumstances): string | null {
  if (delivery.reason === 'lost-sender') {
    const last = held.find(one => one.batch.id === delivery.batchId)
    return last?.batch.why ? `${last.batch.why}, mark ${last.batch.mark ?? 'gone'}` : null
  }
  const hidden = requests.find(
    ({ status, answer }) =>
      status === 0 || status === 408 || status >= 500 || /cut|duplicate|hang|acceptLate/i.test(answer),
  )
  if (hidden) return `the network: ${hidden.answer}`
  if (networkDown) return 'the network was away'
  return senderPaused ? 'its sender was paused' : null
}

/** Why lookups did not find a post that exists: they came too early, or could not be read. */
function whyNotFound({ attempts, posts }: Story, { lagMs, readsFailed, networkDown }: Circumstances): string | null {
  const acceptedAt = Math.min(...posts.map(post => timeOfId(post.id)))
  const missed = attempts.find(one => one.kind === 'absent' && one.at > acceptedAt + lagMs + slackMs)
  if (missed && !readsFailed) return null
  const lookups = attempts.filter(one => one.kind === 'absent' || one.kind === 'unreadable').map(one => one.kind)
  if (lookups.length < 3 && !networkDown && !readsFailed) return null
  return `it is there, and the lookups said ${lookups.join(' ')}`
}

/** Why a post that does not exist must not be sent again. */
function whyNotAgain({ delivery, attempts, held }: Story): string | null {
  if (delivery.reason !== 'lost-sender') return 'the network was asked, and its request may still be on its way'
  const last = held.find(one => one.batch.id === delivery.batchId)
  if (!last?.sender?.deadAt) return 'its sender may live'
  if (attempts.filter(one => one.kind === 'sent-again').length >= 2) return 'sent again twice'
  if (attempts.some(one => one.kind === 'unreadable')) return 'the network could not be read'
  return null
}
