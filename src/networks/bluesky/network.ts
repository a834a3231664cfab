import { type ClientKeys, type Network, networkLabels } from '../port.ts'
import { oauthClients } from './client.ts'
import { clientKind, confidentialMetadata, keysPath, metadataPath } from './client-metadata.ts'
import { blueskyConnector } from './connect.ts'
import { guardedFetch } from './fetch.ts'
import { blueskyMetrics } from './metrics.ts'
import { blueskyPosting } from './post.ts'
import { blueskyReading } from './read.ts'
import { blueskyRenewal } from './renewal.ts'
import type { BlueskySettings } from './settings.ts'
import { composeLink, measureText } from './text.ts'

export function blueskyNetwork(settings: BlueskySettings, keys: ClientKeys): Network {
  const fetch = guardedFetch(settings)
  const clientFor = oauthClients(settings, keys, fetch)
  return {
    name: 'bluesky',
    label: networkLabels.bluesky,
    textRule: settings.textRule,
    connector: blueskyConnector(settings, clientFor, keys),
    posting: blueskyPosting(settings),
    reading: blueskyReading(settings, clientFor, fetch),
    metrics: blueskyMetrics(settings, fetch),
    removes: false,
    showsCards: true,
    renewal: blueskyRenewal(settings, clientFor, keys, fetch),
    measure: text => measureText(text),
    price: () => 0,
    checkPrice: 0,
    shareLink: text => composeLink(settings.siteUrl, text),
    documents:
      clientKind(settings.baseUrl) === 'confidential'
        ? {
            [metadataPath]: () => confidentialMetadata(settings.baseUrl),
            [keysPath]: () => ({ keys: keys().map(publicKey) }),
          }
        : undefined,
  }
}

const publicKey = ({ kid, kty, crv, x, y }: ReturnType<ClientKeys>[number]) => ({
  kid,
  kty,
  crv,
  x,
  y,
  alg: 'ES256',
  use: 'sig',
})
