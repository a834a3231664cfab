import type { Config } from '../config.ts'
import type { Network, NetworkName } from './port.ts'
import { xNetwork } from './x/network.ts'

export type Networks = ReadonlyMap<NetworkName, Network>

/** Every network this installation is configured for. */
export function createNetworks(config: Config): Networks {
  return new Map<NetworkName, Network>([['x', xNetwork(config.x, config.x.textRule)]])
}
