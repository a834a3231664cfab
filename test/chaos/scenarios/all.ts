import { apartScenarios } from './apart.ts'
import { directorScenarios, diskScenarios } from './directors.ts'
import { intruderScenarios } from './intruders.ts'
import { mix } from './mix.ts'
import { networkScenarios } from './network.ts'
import { redisScenarios } from './redis.ts'
import type { Scenario } from './scenario.ts'
import { senderScenarios } from './senders.ts'

const named: readonly Scenario[] = [
  ...senderScenarios,
  ...redisScenarios,
  ...directorScenarios,
  ...diskScenarios,
  ...networkScenarios,
  ...apartScenarios,
  ...intruderScenarios,
]

export const scenarios: readonly Scenario[] = [...named, mix]

/** The scenario of round `n`, from 0. First each named scenario once; after that, one named scenario for two of the mix. */
export function scenarioOf(n: number): Scenario {
  const after = n - named.length
  const scenario = after < 0 ? named[n] : after % 3 === 0 ? named[(after / 3) % named.length] : mix
  return scenario ?? mix
}
