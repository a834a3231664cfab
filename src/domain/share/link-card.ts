import type { Post } from '../../networks/port.ts'
import { ownLinkIn } from './short-link.ts'

type Shown = { readonly title: string; readonly summary: string }

/** What stands beside the link of a campaign in a text; null where the text has none. `baseUrl` without a slash at its end. */
export function linkCard(text: string, baseUrl: string, campaignId: number, { title, summary }: Shown): Post['card'] {
  const url = ownLinkIn(text, baseUrl, campaignId)
  return url === null ? null : { url, title, description: summary }
}
