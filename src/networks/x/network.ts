import { type Network, networkLabels, type TextRule } from '../port.ts'
import type { XSettings } from './client.ts'
import { xConnector } from './connect.ts'
import { xMetrics } from './metrics.ts'
import { xPosting } from './post.ts'
import { xReading } from './read.ts'
import { siteOf } from './site.ts'
import { composeLink, measureText, priceOf } from './text.ts'

/** `textRule`: X's policy wants own words, unless it gave the operator its approval in writing. */
export function xNetwork(settings: XSettings, textRule: TextRule = 'own-words'): Network {
  const site = siteOf(settings)
  return {
    name: 'x',
    label: networkLabels.x,
    textRule,
    connector: xConnector(settings),
    posting: xPosting(settings),
    reading: xReading(settings),
    metrics: xMetrics(settings),
    removes: true,
    showsCards: false,
    renewal: null,
    measure: text => measureText(text),
    price: text => priceOf(text),
    checkPrice: settings.userReadPrice,
    shareLink: text => composeLink(site, text),
  }
}
