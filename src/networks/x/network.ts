import type { Network } from '../../domain/network.ts'
import type { XSettings } from './client.ts'
import { xPosting } from './post.ts'
import { xReading } from './read.ts'
import { siteOf } from './site.ts'
import { composeLink, measureText, priceOf } from './text.ts'

export function xNetwork(settings: XSettings): Network {
  const site = siteOf(settings)
  return {
    name: 'x',
    label: 'X',
    posting: xPosting(settings),
    reading: xReading(settings),
    measure: measureText,
    price: priceOf,
    checkPrice: settings.userReadPrice,
    shareLink: text => composeLink(site, text),
  }
}
