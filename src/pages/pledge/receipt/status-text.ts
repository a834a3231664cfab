import { number, timeToTheMs } from '../../../text/format.ts'
import { text } from '../../../text/text.ts'
import { duration } from '../../../text/times.ts'
import { ownMomentWords } from '../send-time.ts'
import type { ReceiptPage } from './page.ts'

type Told = { readonly title: string; readonly lines: readonly string[] }

/** How a pledge stands, in sentences; and why, where the organizers took it out. */
export function statusText(given: ReceiptPage): Told {
  const { title, lines } = stats(given)
  const { removedReason: reason } = given.pledge
  const words = text(given.lang).receipt
  if (reason === null) return { title, lines }
  return { title, lines: [...lines, given.state === 'removed' ? words.reason(reason) : words.removedBecause(reason)] }
}

function stats({ lang, state, campaign, pledge, account, delivery, momentAt, network, now }: ReceiptPage): Told {
  const words = text(lang).receipt
  const at = delivery?.postedAt ?? delivery?.sentAt ?? momentAt
  const time = timeToTheMs(at, campaign.timeZone, lang)
  const lines = (said: { title: string; text: string }, ...more: string[]): Told => ({
    title: said.title,
    lines: [said.text, ...more].filter(Boolean),
  })
  if (delivery?.deletedAt) {
    const gone = text(lang).erasure.deletion
    const when = timeToTheMs(delivery.deletedAt, campaign.timeZone, lang)
    return lines(gone.state(when), gone.wasPosted(time), gone.never)
  }
  const condition = pledge.atLeast === null ? [] : [words.conditionWaits(number(pledge.atLeast, lang))]
  switch (state) {
    case 'frozen':
      return lines(words.state.frozen(), ...condition)
    case 'waiting':
      return lines(words.state.waiting(ownMomentWords(campaign, account.id, lang)), ...condition)
    case 'sending':
      if (now < momentAt) return lines(words.state.soon(ownMomentWords(campaign, account.id, lang)))
      return lines(words.state.sending())
    case 'posted': {
      const { title, text: then } = words.state.posted(time)
      return lines({ title, text: lateness(delivery, momentAt, network.label, lang) }, then)
    }
    case 'posted-anyway':
      return lines(words.state[pledge.removedAt === null ? 'posted-anyway' : 'removed-late'](time))
    case 'refused': {
      const { what, todo } = text(lang).reasons.refused(delivery?.reason ?? null, network.label)
      return lines(words.state.refused(), what, todo)
    }
    case 'missed':
      return lines(words.state.missed(), text(lang).reasons.missed(delivery?.reason ?? null, network.label))
    case 'too-few': {
      const [asked, going] = [pledge.atLeast ?? 0, campaign.launch.going ?? 0]
      return lines(words.state['too-few'](number(asked, lang), number(going, lang)))
    }
    case 'unknown':
      return lines(
        { title: words.state.unknown(network.label).title, text: '' },
        text(lang).reasons.unknown(delivery?.reason ?? null, network.label),
        words.state.unknown(network.label).text,
      )
    case 'looking': {
      const { title, text: then } = words.state.looking(network.label)
      // Of a restored one the cause says that it could not be seen: that is not known yet.
      const why =
        delivery?.reason === 'restored' ? '' : text(lang).reasons.unknown(delivery?.reason ?? null, network.label)
      return lines({ title, text: why }, then)
    }
    case 'withdrawn-unclear':
      return lines(words.state['withdrawn-unclear'](network.label))
    default:
      return lines(words.state[state]())
  }
}

/** Both truths, each by its own clock: when it left, and when its network published it. */
function lateness(
  delivery: ReceiptPage['delivery'],
  momentAt: number,
  network: string,
  lang: ReceiptPage['lang'],
): string {
  const words = text(lang).receipt.late
  const after = (at: number) => duration(Math.max(0, at - momentAt), lang)
  const { sentAt = null, postedAt = null } = delivery ?? {}
  const published = postedAt === null ? null : words.published(network, after(postedAt))
  if (sentAt === null) return published ?? ''
  return published === null ? words.left(after(sentAt)) : `${words.left(after(sentAt))} ${published}`
}
