import type { TimelineEvent } from '../../../domain/pledge/timeline.ts'
import { clockToTheMs, place } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'
import type { ReceiptPage } from './page.ts'

/** What happened to a post after the moment, line by line. Nothing while nothing has happened. */
export function Timeline({ timeline, campaign, network, lang }: ReceiptPage) {
  const words = text(lang).history
  if (timeline.length === 0) return null
  return (
    <section class="stack-tight">
      <h2 class="small-head">{words.title}</h2>
      <ol class="timeline">
        {timeline.map(one => (
          <li key={`${one.at} ${one.what}`} class={one.what === 'moment' ? 'timeline-moment' : undefined}>
            <time dateTime={new Date(one.at).toISOString()}>{clockToTheMs(one.at, campaign.timeZone, lang)}</time>
            <span>{sentence(one, network.label, lang)}</span>
          </li>
        ))}
      </ol>
      <p class="quiet">{words.clock(place(campaign.timeZone))}</p>
    </section>
  )
}

function sentence(one: TimelineEvent, network: string, lang: Lang): string {
  const words = text(lang).history
  switch (one.what) {
    case 'looked':
      return words.looked[one.found](network, one.times)
    case 'unclear':
      return words.unclear(one.word, network)
    case 'refused':
      return text(lang).reasons.refused(one.word, network).what
    case 'unreachable':
      return words.unreachable(network, one.times)
    default: {
      const said = words[one.what]
      return typeof said === 'string' ? said : said(network)
    }
  }
}
