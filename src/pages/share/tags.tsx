import type { Campaign, Phase } from '../../domain/campaign.ts'
import { type Lang, text } from '../../text/text.ts'
import { pictureSize } from './picture.ts'

type Given = {
  readonly campaign: Campaign
  readonly phase: Phase
  /** Of the campaign's page, without a query. */
  readonly address: string
  readonly baseUrl: string
  readonly lang: Lang
}

/** What networks and messengers read to show a campaign's link. Another picture after the moment has another address. */
export function ShareTags({ campaign, phase, address, baseUrl, lang }: Given) {
  const picture = `${address}/share.png?lang=${lang}&at=${phase}`
  const properties = {
    'og:type': 'website',
    'og:site_name': text(lang).common.product,
    'og:title': campaign.title,
    'og:description': campaign.summary,
    'og:url': address,
    'og:image': picture,
    'og:image:type': 'image/png',
    'og:image:width': String(pictureSize.width),
    'og:image:height': String(pictureSize.height),
    'og:image:alt': text(lang).share.pictureAlt(campaign.title, campaign.organization),
  }
  return (
    <>
      <link rel="canonical" href={address} />
      {Object.entries(properties).map(([property, content]) => (
        <meta key={property} property={property} content={content} />
      ))}
      <meta name="twitter:card" content="summary_large_image" />
      <link
        rel="alternate"
        type="application/json+oembed"
        href={`${baseUrl}/oembed?url=${encodeURIComponent(address)}`}
        title={campaign.title}
      />
    </>
  )
}
