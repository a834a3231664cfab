import { originOf } from '../../lib/host-names.ts'
import { type Network, networkLabels } from '../port.ts'
import type { Servers } from '../servers.ts'
import { type AskServer, serverClient } from './client.ts'
import { mastodonConnector } from './connect.ts'
import { mastodonMetrics } from './metrics.ts'
import { mastodonPosting } from './post.ts'
import { mastodonReading } from './read.ts'
import { mastodonRenewal } from './renewal.ts'
import { factsOf, usualFacts } from './server-facts.ts'
import type { MastodonSettings } from './settings.ts'
import { measureText } from './text.ts'

export function mastodonNetwork(
  settings: MastodonSettings,
  servers: Servers,
  ask: AskServer = serverClient(settings),
): Network {
  return {
    name: 'mastodon',
    label: networkLabels.mastodon,
    textRule: settings.textRule,
    connector: mastodonConnector(settings, ask, servers),
    posting: mastodonPosting(settings, servers),
    reading: mastodonReading(ask),
    metrics: mastodonMetrics(ask),
    removes: true,
    offersUnlisted: true,
    showsCards: false,
    contactAt: host => factsOf(servers, host).contact,
    renewal: mastodonRenewal(settings, ask),
    measure: (text, host) => measureText(text, host === undefined ? usualFacts : factsOf(servers, host)),
    price: () => 0,
    checkPrice: 0,
    shareLink,
  }
}

/** Each server has its own composer; who names none is taken to Mastodon's own page, which asks. */
function shareLink(text: string, host?: string): string {
  const words = encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'))
  return host === undefined ? `https://share.joinmastodon.org/#text=${words}` : `${originOf(host)}/share?text=${words}`
}
