import { type Lang, text } from '../../text/text.ts'
import { Icon, Mark } from '../components/icon.tsx'
import { page } from '../layout.tsx'
import type { ToldCampaign } from './told.ts'

/** `/c/:slug/embed`: a card to stand in a page of somebody else. It knows nobody, and its link opens outside of it. */
export function embedCardView(
  { campaign, figure, label, when, open }: ToldCampaign,
  address: string,
  lang: Lang,
): string {
  const words = text(lang).share
  return page({
    lang,
    title: campaign.title,
    styles: ['share'],
    frame: 'bare',
    bodyClass: 'embed-page',
    body: (
      <article class="embed-card">
        <p class="organization">{campaign.organization}</p>
        <h1>{campaign.title}</h1>
        <p class="embed-figures">
          <strong class="figure">{figure}</strong> {label} · {when}
        </p>
        <p class="actions">
          <a class={open ? 'button button-bolt' : 'button button-strong'} href={address} target="_blank" rel="noopener">
            {open ? words.addVoice : words.seeIt}
            <Icon name="arrow" />
          </a>
          <span class="quiet embed-mark">
            <Mark />
            {text(lang).common.product}
          </span>
        </p>
      </article>
    ),
  })
}
