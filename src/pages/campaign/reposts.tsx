import type { Repost } from '../../domain/content.ts'
import { readPostLink } from '../../domain/repost.ts'
import { type Lang, text } from '../../text/text.ts'
import { NetworkMark } from '../components/network-mark.tsx'

type Given = { readonly reposts: readonly Repost[]; readonly lang: Lang }

/** Posts that are out already, as a part of the page of their own. */
export function Reposts({ reposts, lang }: Given) {
  if (reposts.length === 0) return null
  return (
    <section aria-labelledby="reposts">
      <h2 id="reposts" class="section-label">
        {text(lang).campaign.reposts.title}
      </h2>
      <Quotes reposts={reposts} lang={lang} />
    </section>
  )
}

/** The same as a part of the second deed. */
export function RepostList({ reposts, lang }: Given) {
  if (reposts.length === 0) return null
  return (
    <>
      <h4 class="pass-on">{text(lang).campaign.reposts.title}</h4>
      <Quotes reposts={reposts} lang={lang} />
    </>
  )
}

/** Their words as they were typed in, and the way to repost each: nothing is fetched from there. */
function Quotes({ reposts, lang }: Given) {
  const words = text(lang).campaign.reposts
  return (
    <ul class="reposts">
      {reposts.map(repost => {
        const post = readPostLink(repost.link)
        return (
          <li key={repost.link}>
            <blockquote cite={repost.link}>
              <p class="sample-text">{repost.quote}</p>
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
