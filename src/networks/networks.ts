import type { Config } from '../config.ts'
import type { ClientKeys } from './port.ts'
import { type Networks, registered } from './registry.ts'

// Loaded with this file, so that senders, which never read it, do without.
const makers = await Promise.all(
  registered.map(async ([name, one]) => ({ name, isOn: one.isOn, make: await one.network() })),
)

/** Every network this installation is configured for, with all its halves. Without `keys` nobody signs in where one is needed. */
export const createNetworks = (config: Config, keys: ClientKeys = () => []): Networks =>
  new Map(makers.filter(one => one.isOn(config)).map(({ name, make }) => [name, make(config, keys)]))
