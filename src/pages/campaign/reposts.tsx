import type { Campaign } from '../../domain/campaign/campaign.ts'
import { readPostLink } from '../../domain/campaign/repost.ts'
import { type Lang, text } from '../../text/text.ts'
import { langAttributes } from '../../ui/lang-attributes.ts'
import { NetworkMark } from '../../ui/network-mark.tsx'

type Given = { readonly campaign: Pick<Campaign, 'reposts' | 'lang'>; readonly lang: Lang }

/** Posts that are out already, as a part of the page of their own. */
export function Reposts({ campaign, lang }: Given) {
  if (campaign.reposts.length === 0) return null
  return (
    <section aria-labelledby="reposts">
      <h2 id="reposts" class="section-label">
        {text(lang).campaign.reposts.title}
      </h2>
      <Quotes campaign={campaign} lang={lang} />
    </section>
  )
}

/** The same as a part of the second thing to do. */
export function RepostList({ campaign, lang }: Given) {
  if (campaign.reposts.length === 0) return null
  return (
    <>
      <h4 class="pass-on">{text(lang).campaign.reposts.title}</h4>
      <Quotes campaign={campaign} lang={lang} />
    </>
  )
}

/** Their words as they were typed in, and the way to repost each: nothing is fetched from there. */
function Quotes({ campaign, lang }: Given) {
  const words = text(lang).campaign.reposts
  return (
    <ul class="reposts">
      {campaign.reposts.map(repost => {
        const post = readPostLink(repost.link)
        return (
          <li key={repost.link}>
            <blockquote class="quoted" cite={repost.link}>
              <p class="sample-text" {...langAttributes(campaign, lang)}>
                {repost.quote}
              </p>
              {repost.author && <footer class="quiet">{repost.author}</footer>}
            </blockquote>
            {post && (
              <a class="button" href={post.open} target="_blank" rel="noopener noreferrer">
                <NetworkMark network={post.network} />
                {words.open[post.network]}
              </a>
            )}
          </li>
        )
      })}
    </ul>
  )
}
