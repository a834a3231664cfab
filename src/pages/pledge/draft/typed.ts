import { type Linking, linkEnd, withLink } from '../../../domain/campaign/offered-messages.ts'
import { ownLinkIn } from '../../../domain/share/short-link.ts'
import type { Network } from '../../../networks/port.ts'
import type { Typed } from '../../../ui/compose.tsx'

/** A text as a form has it. */
export function typedOf(network: Pick<Network, 'measure'>, linking: Linking, text: string): Typed {
  const words = withoutLink(text, linking)
  // Who put it into the middle of their words has it there.
  const link = linkIn(words, linking) ? '' : linkEnd(null, linking)
  return { words, link, isLinked: words === '' || words !== text, measure: network.measure(text || link) }
}

/** What somebody says: the text without the campaign's link at its end. */
export function withoutLink(text: string, linking: Linking): string {
  const link = linkIn(text, linking)
  return link && text.endsWith(link) ? text.slice(0, -link.length).trimEnd() : text
}

/** What was typed with the campaign's link behind it, where it has one and nobody put it into the words. */
export const linked = (words: string, linking: Linking): string =>
  words === '' || linkIn(words, linking) ? words : withLink({ id: null, text: words }, linking)

const linkIn = (text: string, { campaign, baseUrl }: Linking) =>
  campaign.linkInPosts ? ownLinkIn(text, baseUrl, campaign.id) : null
