import { z } from 'zod'
import { isLoopbackHost, originOf } from '../../lib/host-names.ts'
import { mastodonNames, mastodonPortsBeside } from '../../lib/sandbox-ports.ts'
import { count, yes } from '../../lib/setting-types.ts'
import type { HostLimits, TextRule } from '../port.ts'

const localServers = z
  .string()
  .transform(text => text.split(',').map(host => host.trim().toLowerCase()))
  .refine(hosts => hosts.every(isLoopbackHost), 'servers on this machine with commas between, e.g. 127.0.0.1:8001')

/** The part of the environment that is Mastodon's own. */
export const mastodonShape = {
  MASTODON: yes.optional(),
  MASTODON_TEXT_RULE: z.enum(['own-words', 'samples'], 'say own-words or samples').default('samples'),
  MASTODON_LOCAL_SERVERS: localServers.optional(),
  MASTODON_HOST_IN_FLIGHT: count.min(1).max(1_024).optional(),
  MASTODON_HOST_PER_SECOND: count.min(1).optional(),
} as const

type MastodonEnvironment = z.infer<z.ZodObject<typeof mastodonShape>>

/** Nobody documents how many posts of different people a server takes at once: this is what none of them would mind. */
const polite = { inFlight: 8, perSecond: 5 } as const
/** The sandbox shows a launch, not what servers put up with. */
const onSandbox = { inFlight: 64, perSecond: null } as const

export type MastodonSettings = {
  readonly isOn: boolean
  readonly textRule: TextRule
  /** The servers of the sandbox, or of tests, on this machine: then there are no others. Empty: none may be here. */
  readonly localServers: readonly string[]
  /** How the sandbox calls its servers, as people type it, and where each of them is. */
  readonly localNames: ReadonlyMap<string, string>
  readonly limits: HostLimits
  /** Where the application stands. */
  readonly baseUrl: string
}

/** `sandboxUrl` is where Mastodon is simulated; null: not simulated. */
export function mastodonSettings(
  env: MastodonEnvironment,
  sandboxUrl: string | null,
  baseUrl: string,
): MastodonSettings {
  const simulated = sandboxUrl === null ? [] : sandboxServers(sandboxUrl)
  const usual = sandboxUrl === null ? polite : onSandbox
  return {
    isOn: env.MASTODON ?? sandboxUrl !== null,
    textRule: env.MASTODON_TEXT_RULE,
    localServers: env.MASTODON_LOCAL_SERVERS ?? simulated,
    localNames: new Map(simulated.map((host, n) => [mastodonNames[n] ?? host, host])),
    limits: {
      inFlight: env.MASTODON_HOST_IN_FLIGHT ?? usual.inFlight,
      perSecond: env.MASTODON_HOST_PER_SECOND ?? usual.perSecond,
      window: null,
    },
    baseUrl,
  }
}

/** The simulated server that takes a post of any length. */
export const sandboxOfAnyLength = (sandbox: string): string => originOf(sandboxServers(sandbox).at(-1) ?? '')

export const sandboxServers = (sandbox: string): readonly string[] =>
  mastodonPortsBeside(Number(new URL(sandbox).port)).map(port => `127.0.0.1:${port}`)
