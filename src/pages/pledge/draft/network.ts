import type { Request } from 'express'
import type { Context } from '../../../context.ts'
import type { Campaign } from '../../../domain/campaign/campaign.ts'
import { offeredNetworks } from '../../../domain/campaign/offered-networks.ts'
import { type Account, findConnected } from '../../../domain/pledge/account.ts'
import type { Network } from '../../../networks/port.ts'
import { draftOf } from './draft.ts'

type Asked = Pick<Request, 'session' | 'query' | 'body'>
type Offering = Pick<Campaign, 'networks' | 'slug'>

/**
 * What a text is for: the network that the form or the address names, else that of what is begun, else that of the account that
 * is connected, else the first one that the campaign offers.
 */
export function networkFor(context: Context, req: Asked, campaign: Offering): Network {
  const account = findConnected(context.db, req.session.accountId)
  const wanted = [req.body?.network, req.query.network, draftOf(req, campaign)?.network, account?.network]
  return firstOffered(context, campaign, wanted)
}

/** Of those there are, what the address names; else ''. */
export const wantedNetwork = ({ networks }: Pick<Context, 'networks'>, { query }: Pick<Request, 'query'>): string =>
  [...networks.keys()].find(name => name === query.network) ?? ''

/** Where a text that is for no network would be posted: one that takes it, if there is one. */
export function networkTaking(context: Context, campaign: Offering, text: string): Network {
  const takes = offeredNetworks(context.networks, campaign).find(({ measure }) => measure(text).valid)
  return takes ?? firstOffered(context, campaign, [])
}

/** Of an account, whatever its campaign offers by now. */
export function networkOfAccount({ networks }: Pick<Context, 'networks'>, account: Account): Network {
  const [first] = networks.values()
  return some(networks.get(account.network) ?? first)
}

/** The account that is connected, where it is one of this network. */
export function accountOn({ db }: Context, { session }: Pick<Request, 'session'>, { name }: Network): Account | null {
  const account = findConnected(db, session.accountId)
  return account?.network === name ? account : null
}

function firstOffered({ networks }: Context, campaign: Offering, wanted: readonly unknown[]): Network {
  const offered = offeredNetworks(networks, campaign)
  const named = wanted.flatMap(one => offered.filter(({ name }) => name === one))
  return some(named[0] ?? offered[0])
}

function some(network: Network | undefined): Network {
  if (!network) throw new Error('no network is configured')
  return network
}
