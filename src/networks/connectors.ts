import type { Config } from '../config.ts'
import type { Connector } from './connector.ts'
import { xConnector } from './x/connect.ts'

export type Connectors = ReadonlyMap<string, Connector>

/** How people sign in, by the word in the address. */
export function createConnectors(config: Pick<Config, 'x'>): Connectors {
  return new Map([['x', xConnector(config.x)]])
}
