import type { Config } from '../config.ts'
import type { Network, NetworkName, Posting } from '../domain/network.ts'
import { xNetwork } from './x/network.ts'

export type Networks = ReadonlyMap<NetworkName, Network>
export type Postings = ReadonlyMap<NetworkName, Posting>

/** Every network this installation is configured for. */
export function createNetworks(config: Config): Networks {
  return new Map<NetworkName, Network>([['x', xNetwork(config.x)]])
}

/** The pure halves, for senders. */
export function createPostings(config: Config): Postings {
  return new Map([...createNetworks(config)].map(([name, network]) => [name, network.posting]))
}
