import type { Config } from '../config.ts'
import type { Network, NetworkName, Posting } from '../domain/network.ts'
import type { Connector } from './connector.ts'
import { xConnector } from './x/connect.ts'
import { xNetwork } from './x/network.ts'

export type Networks = ReadonlyMap<NetworkName, Network>
export type Connectors = ReadonlyMap<string, Connector>
export type Postings = ReadonlyMap<NetworkName, Posting>

/** Every network this installation is configured for. */
export function createNetworks(config: Config): Networks {
  return new Map<NetworkName, Network>([['x', xNetwork(config.x)]])
}

/** The pure halves, for senders. */
export function createPostings(config: Config): Postings {
  return new Map([...createNetworks(config)].map(([name, network]) => [name, network.posting]))
}

/** How people sign in, by the word in the address. */
export function createConnectors(config: Config): Connectors {
  return new Map([['x', xConnector(config.x)]])
}
