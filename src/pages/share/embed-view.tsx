import { type Lang, text } from '../../text/text.ts'
import { Icon, Mark } from '../components/icon.tsx'
import { ownWords } from '../components/own-words.ts'
import { page } from '../layout.tsx'
import { inviteWord } from './passed-on.ts'
import type { ToldCampaign } from './told.ts'

/** `/c/:slug/embed`: a card to stand in a page of somebody else. It knows nobody, and its link opens outside of it. */
export function embedCardView(
  { campaign, phase, figure, label, when }: ToldCampaign,
  address: string,
  lang: Lang,
): string {
  const { invite } = text(lang).share
  const word = inviteWord(campaign, phase)
  return page({
    lang,
    title: campaign.title,
    styles: ['share'],
    frame: 'bare',
    bodyClass: 'embed-page',
    body: (
      <article class="embed-card">
        <p class="organization" {...ownWords(campaign, lang)}>
          {campaign.organization}
        </p>
        <h1 {...ownWords(campaign, lang)}>{campaign.title}</h1>
        <p class="embed-figures">
          {figure && (
            <>
              <strong class="figure">{figure}</strong> {label} ·{' '}
            </>
          )}
          {when}
        </p>
        <p class="actions">
          <a
            class={word === 'voice' ? 'button button-bolt' : 'button button-strong'}
            href={`${address}?from=embed`}
            target="_blank"
            rel="noopener"
          >
            {invite[word]}
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
