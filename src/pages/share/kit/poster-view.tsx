import { type Lang, text } from '../../../text/text.ts'
import { langAttributes } from '../../../ui/lang-attributes.ts'
import { page } from '../../../ui/layout.tsx'
import { Logo } from '../../../ui/logo.tsx'
import type { CampaignSummary } from '../campaign-summary.ts'
import { inviteWord } from '../invite-text.ts'

/** `/c/:slug/poster`: one sheet of paper. */
export function posterView({ campaign, phase, when }: CampaignSummary, link: string, lang: Lang): string {
  const words = text(lang).share
  return page({
    lang,
    title: campaign.title,
    styles: ['share'],
    frame: 'bare',
    body: (
      <article class="wide poster">
        <div class="with-logo">
          <Logo logo={campaign.logo} name={campaign.organization} eager />
          <p class="organization" {...langAttributes(campaign, lang)}>
            {campaign.organization}
          </p>
        </div>
        <h1 {...langAttributes(campaign, lang)}>{campaign.title}</h1>
        <p class="lead" {...langAttributes(campaign, lang)}>
          {campaign.summary}
        </p>
        <div class="cluster poster-code">
          <img src={`/c/${campaign.slug}/qr.svg`} width={320} height={320} alt={words.kit.qr(link)} />
          <p>
            <strong>{words.invite[inviteWord(campaign, phase)]}</strong>
            <br />
            {when}
            <br />
            {link.replace(/^https?:\/\//, '')}
          </p>
        </div>
        <p class="quiet">{[campaign.organization, campaign.contact, campaign.site].filter(Boolean).join(' · ')}</p>
        <p class="quiet no-print">{words.poster.print}</p>
      </article>
    ),
  })
}
