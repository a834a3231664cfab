import type { Repost, Video } from '../../domain/content.ts'
import { readPostLink } from '../../domain/repost.ts'
import { playerLink, watchLink } from '../../domain/video.ts'
import { type Lang, text } from '../../text/text.ts'
import { Icon } from '../components/icon.tsx'
import { NetworkMark } from '../components/network-mark.tsx'

const siteNames = { youtube: 'YouTube', vimeo: 'Vimeo', peertube: '' } as const
const siteOf = ({ provider, host }: Video) => siteNames[provider] || host

/** Links to the videos; a script plays them in their place once somebody has pressed one. Nothing is loaded before. */
export function Videos({ videos, lang }: { readonly videos: readonly Video[]; readonly lang: Lang }) {
  const words = text(lang).campaign.videos
  if (videos.length === 0) return null
  return (
    <section aria-labelledby="videos">
      <h2 id="videos" class="section-label">
        {words.title}
      </h2>
      <ul class="videos">
        {videos.map(video => (
          <li key={watchLink(video)}>
            <a
              class="video"
              href={watchLink(video)}
              target="_blank"
              rel="noopener"
              data-player={playerLink(video)}
              data-title={video.title}
            >
              <span class="video-screen">
                <Icon name="play" />
              </span>
              <span class="video-title">{video.title}</span>
              <span class="quiet">{words.from(siteOf(video))}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Posts that are out already, with their words as they were typed in, and the way to repost each. */
export function Reposts({ reposts, lang }: { readonly reposts: readonly Repost[]; readonly lang: Lang }) {
  const words = text(lang).campaign.reposts
  if (reposts.length === 0) return null
  return (
    <section aria-labelledby="reposts">
      <h2 id="reposts" class="section-label">
        {words.title}
      </h2>
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
    </section>
  )
}
