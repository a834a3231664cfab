import { ofDirectors, ofTheDisk } from './directors.ts'
import { ofIntruders } from './intruders.ts'
import { mix } from './mix.ts'
import { ofTheNetwork } from './network.ts'
import { ofRedis } from './redis.ts'
import type { Scenario } from './scenario.ts'
import { ofSenders } from './senders.ts'

const named: readonly Scenario[] = [
  ...ofSenders,
  ...ofRedis,
  ...ofDirectors,
  ...ofTheDisk,
  ...ofTheNetwork,
  ...ofIntruders,
]

export const scenarios: readonly Scenario[] = [...named, mix]

/** The nth round's, from 0: first each accident that must always be among them, then one of them for two of the mix. */
export function scenarioOf(n: number): Scenario {
  const after = n - named.length
  const one = after < 0 ? named[n] : after % 3 === 0 ? named[(after / 3) % named.length] : mix
  return one ?? mix
}
