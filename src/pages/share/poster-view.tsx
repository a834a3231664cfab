import type { Campaign } from '../../domain/campaign.ts'
import { moment } from '../../text/format.ts'
import { type Lang, text } from '../../text/text.ts'
import { page } from '../layout.tsx'

/** `/c/:slug/poster`: one sheet of paper. */
export function posterView(campaign: Campaign, link: string, lang: Lang): string {
  const words = text(lang).share
  return page({
    lang,
    title: campaign.title,
    styles: ['share'],
    frame: 'bare',
    body: (
      <article class="wide poster">
        <p class="organization">{campaign.organization}</p>
        <h1>{campaign.title}</h1>
        <p class="lead">{campaign.summary}</p>
        <div class="poster-code">
          <img src={`/c/${campaign.slug}/qr.svg`} width={320} height={320} alt={words.kit.qr(link)} />
          <p>
            <strong>{words.poster.scan}</strong>
            <br />
            {text(lang).campaign.home.goesOut(moment(campaign.launch.launchAt, campaign.timeZone, lang))}
            <br />
            {link.replace(/^https?:\/\//, '')}
          </p>
        </div>
        <p class="quiet no-print">{words.poster.print}</p>
      </article>
    ),
  })
}
