import type { Campaign } from '../../domain/campaign/campaign.ts'
import type { Video } from '../../domain/campaign/content.ts'
import { playerLink, watchLink } from '../../domain/campaign/video.ts'
import { type Lang, text } from '../../text/text.ts'
import { Icon } from '../../ui/icon.tsx'
import { langAttributes } from '../../ui/lang-attributes.ts'

const siteNames = { youtube: 'YouTube', vimeo: 'Vimeo', peertube: '' } as const
const siteOf = ({ provider, host }: Video) => siteNames[provider] || host

type Given = { readonly campaign: Pick<Campaign, 'videos' | 'lang'>; readonly lang: Lang }

/** Links to the videos; a script plays them in their place once somebody has pressed one. Nothing is loaded before. */
export function Videos({ campaign, lang }: Given) {
  const { videos } = campaign
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
                <span class="video-title" {...langAttributes(campaign, lang)}>
                  {video.title}
                </span>
              </span>
              <span class="quiet">{words.from(siteOf(video))}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
