import type { Context } from '../../../context.ts'
import type { Campaign } from '../../../domain/campaign/campaign.ts'
import type { Account } from '../../../domain/pledge/account.ts'
import { linkCard } from '../../../domain/share/link-card.ts'
import type { Post } from '../../../networks/port.ts'

/** The link card that the post of an account will have, as the campaign stands now; null where its network shows none of ours. */
export function cardShown(
  { networks, config }: Context,
  campaign: Campaign,
  { network }: Account,
  text: string,
): Post['card'] {
  return networks.get(network)?.showsCards ? linkCard(text, config.web.baseUrl, campaign.id, campaign) : null
}
