import type { Config } from '../config.ts'
import type { Remembered } from './port.ts'
import { type Networks, registered } from './registry.ts'
import { noServers } from './servers.ts'

// Loaded with this file, so that senders, which never read it, do without.
const makers = await Promise.all(
  registered.map(async ([name, one]) => ({ name, isOn: one.isOn, make: await one.network() })),
)

/** Every network this installation is configured for, with all its halves. Without `keys` nobody signs in where one is needed. */
export function createNetworks(
  config: Config,
  { keys = () => [], servers = noServers }: Partial<Remembered> = {},
): Networks {
  const on = makers.filter(one => one.isOn(config))
  return new Map(on.map(({ name, make }) => [name, make(config, { keys, servers })]))
}
