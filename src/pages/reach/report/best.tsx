import type { BestPost } from '../../../domain/reach/best-posts.ts'
import { reactionKinds } from '../../../domain/reach/growth.ts'
import { list, number } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'
import { NetworkMark } from '../../../ui/network-mark.tsx'
import type { ReportPage } from './page.ts'

const shown = 5

/** The posts that got the most, as everybody can see them on their networks. */
export function Best({ measured, lang }: ReportPage) {
  const words = text(lang).report.best
  const posts = measured.best.reactions.slice(0, shown)
  if (posts.length === 0) return null
  return (
    <section aria-labelledby="best">
      <h2 id="best" class="section-label">
        {words.title}
      </h2>
      <p class="quiet">{words.lead}</p>
      <ol class="report-best touch-links">
        {posts.map(post => (
          <li key={post.deliveryId}>
            <p class="report-best-by">
              <NetworkMark network={post.network} />{' '}
              <b>
                <bdi>@{post.handle}</bdi>
              </b>{' '}
              <span>{figures(post, lang)}</span>
            </p>
            <blockquote>{post.text}</blockquote>
            {post.url && (
              <a class="report-link" href={post.url} rel="noopener nofollow">
                {words.open(post.handle)}
              </a>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

function figures(post: BestPost, lang: Lang): string {
  const { kinds } = text(lang).report.best
  const { impressions } = post
  const told = reactionKinds
    .filter(kind => post[kind] > 0)
    .map(kind => kinds[kind](post[kind], number(post[kind], lang)))
  return list(impressions ? [...told, kinds.impressions(impressions, number(impressions, lang))] : told, lang)
}
