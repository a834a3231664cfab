import type { Config } from '../config.ts'
import { type Networks, registered } from './registry.ts'

// Loaded with this file, so that senders, which never read it, do without.
const makers = await Promise.all(registered.map(async ([name, { network }]) => [name, await network()] as const))

/** Every network this installation is configured for, with all its halves. */
export const createNetworks = (config: Config): Networks => new Map(makers.map(([name, make]) => [name, make(config)]))
