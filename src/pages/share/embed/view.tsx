import { type Lang, text } from '../../../text/text.ts'
import { CardPicture } from '../../../ui/card-picture.tsx'
import { Icon, Mark } from '../../../ui/icon.tsx'
import { langAttributes } from '../../../ui/lang-attributes.ts'
import { page, type Theme } from '../../../ui/layout.tsx'
import type { CampaignSummary } from '../campaign-summary.ts'
import { inviteWord } from '../invite-text.ts'

/** `address` is the campaign's page. */
type Card = { readonly address: string; readonly lang: Lang; readonly theme: Theme }

const pictureSizes = '(min-width: 480px) 360px, 100vw'

/** `/c/:slug/embed`: a card to stand in a page of somebody else. It knows nobody, and its link opens outside of it. */
export function embedCardView(
  { campaign, phase, figure, label, when }: CampaignSummary,
  { address, lang, theme }: Card,
): string {
  const { invite } = text(lang).share
  const word = inviteWord(campaign, phase)
  return page({
    lang,
    title: campaign.title,
    styles: ['share'],
    scripts: ['embed'],
    theme,
    frame: 'bare',
    bodyClass: 'embed-page',
    body: (
      <article class="embed-card">
        {campaign.picture && (
          <CardPicture picture={campaign.picture} lang={campaign.lang ?? lang} sizes={pictureSizes} />
        )}
        <div class="embed-words stack-close">
          <p class="organization one-line" {...langAttributes(campaign, lang)}>
            {campaign.organization}
          </p>
          <h1 {...langAttributes(campaign, lang)}>{campaign.title}</h1>
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
            <span class="quiet with-icon embed-mark">
              <Mark />
              {text(lang).common.product}
            </span>
          </p>
          {/* Where the page around it lets a frame open nothing: shown when the link was pressed in vain. */}
          <p class="embed-address" role="status" data-address hidden>
            {address}
          </p>
        </div>
      </article>
    ),
  })
}
