import type { Account } from '../../../domain/pledge/account.ts'
import { placeLabels } from '../../../domain/share/links.ts'
import type { Network } from '../../../networks/port.ts'
import type { Networks } from '../../../networks/registry.ts'

export type NamedNetwork = Pick<Network, 'name' | 'label' | 'removes'>

/** Where the post of an account is, also when the installation posts there no more. */
export const ownNetwork = (networks: Networks, { network }: Account): NamedNetwork =>
  networks.get(network) ?? { name: network, label: placeLabels[network], removes: true }
