import { h } from 'preact'
import { render } from 'preact-render-to-string'
import type { Campaign } from '../../../domain/campaign/campaign.ts'
import { pictureSize } from '../picture/picture.ts'
import { plain } from '../xml.ts'
import { cardHeight, cardWidth, frameCode } from './code.ts'

type Room = { readonly maxwidth: number; readonly maxheight: number }
type Answer = Readonly<Record<string, string | number>>

/** What a site is told that asks how to show a campaign's address (oembed.com, 1.0). Nothing is larger than asked for. */
export function oembed(campaign: Campaign, baseUrl: string, { maxwidth, maxheight }: Room, product: string): Answer {
  const address = `${baseUrl}/c/${campaign.slug}`
  const size = { width: Math.min(maxwidth, cardWidth), height: Math.min(maxheight, cardHeight(campaign)) }
  const { width, height } = pictureSize
  const thumbnail = { thumbnail_url: `${address}/share.png`, thumbnail_width: width, thumbnail_height: height }
  return {
    version: '1.0',
    type: 'rich',
    title: campaign.title,
    author_name: campaign.organization,
    ...(campaign.site && { author_url: campaign.site }),
    provider_name: product,
    provider_url: baseUrl,
    cache_age: 300,
    html: frameCode({ src: `${address}/embed`, title: campaign.title, height: size.height }),
    ...size,
    ...(maxwidth >= width && maxheight >= height && thumbnail),
  }
}

/** The same as XML: <oembed> with a tag for each. */
export function oembedXml(answer: Answer): string {
  const tags = Object.entries(answer).map(([name, value]) => h(name, null, plain(String(value))))
  return `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n${render(h('oembed', null, tags))}\n`
}
