import type { Campaign } from '../../domain/campaign/campaign.ts'
import type { Phase } from '../../domain/launch/status.ts'
import { languageInfo } from '../../lib/lang.ts'
import { type Lang, text } from '../../text/text.ts'
import { pictureSize } from './picture/picture.ts'

type Given = {
  readonly campaign: Campaign
  readonly phase: Phase
  /** Of the campaign's page, without a query. */
  readonly address: string
  readonly baseUrl: string
  /** Whoever is shown the link reads the campaign's words: those around them are in its language too. */
  readonly ownLang: Lang
}

/** What networks and messengers read to show a campaign's link. Another picture after the moment has another address. */
export function ShareTags({ campaign, phase, address, baseUrl, ownLang }: Given) {
  const picture = `${address}/share.png?at=${phase}`
  const properties = {
    'og:type': 'website',
    'og:site_name': text(ownLang).common.product,
    'og:title': campaign.title,
    'og:description': campaign.summary,
    'og:locale': languageInfo(ownLang).locale.replace('-', '_'),
    'og:url': address,
    'og:image': picture,
    'og:image:type': 'image/png',
    'og:image:width': String(pictureSize.width),
    'og:image:height': String(pictureSize.height),
    'og:image:alt': text(ownLang).share.pictureAlt(campaign.title, campaign.organization),
  }
  return (
    <>
      <link rel="canonical" href={address} />
      {Object.entries(properties).map(([property, content]) => (
        <meta key={property} property={property} content={content} />
      ))}
      <meta name="twitter:card" content="summary_large_image" />
      {(['json', 'xml'] as const).map(format => (
        <link
          key={format}
          rel="alternate"
          type={`${format === 'json' ? 'application' : 'text'}/${format}+oembed`}
          href={`${baseUrl}/oembed?url=${encodeURIComponent(address)}&format=${format}`}
          title={campaign.title}
        />
      ))}
    </>
  )
}
