import { z } from 'zod'
import { isLoopbackHost } from '../../lib/host-names.ts'
import { address, count, rate, yes } from '../../lib/setting-types.ts'
import type { HostLimits, TextRule } from '../port.ts'

/** The part of the environment that is Bluesky's own. */
export const blueskyShape = {
  BLUESKY: yes.optional(),
  BLUESKY_TEXT_RULE: z.enum(['own-words', 'samples'], 'say own-words or samples').default('samples'),
  BLUESKY_PLC_URL: address.optional(),
  BLUESKY_HANDLE_RESOLVER_URL: address.optional(),
  BLUESKY_APPVIEW_URL: address.optional(),
  BLUESKY_SITE_URL: address.optional(),
  BLUESKY_ENTRYWAY_URL: address.optional(),
  BLUESKY_HOST_IN_FLIGHT: count.min(1).max(65_536).default(256),
  BLUESKY_HOST_PER_SECOND: count.min(1).optional(),
  BLUESKY_HOST_WINDOW: rate.optional(),
} as const

type BlueskyEnvironment = z.infer<z.ZodObject<typeof blueskyShape>>

/** What a server takes from one address (docs.bsky.app/docs/advanced-guides/rate-limits, 2026-08). */
const documentedWindow = { requests: 3_000, ms: 300_000 }

export type BlueskySettings = {
  readonly isOn: boolean
  readonly textRule: TextRule
  /** The directory of identities. */
  readonly plcUrl: string
  /** Who is asked what account a handle means; null: DNS, and the handle's own host. */
  readonly resolverUrl: string | null
  /** Where what posts reach is read, and names are. */
  readonly appViewUrl: string
  /** Where people see posts and profiles. No slash at its end. */
  readonly siteUrl: string
  /** The authorization server of most people, which is asked whether it knows this installation. */
  readonly entrywayUrl: string
  readonly limits: HostLimits
  /** Every server is on this machine: the sandbox, or one for tests. Else none may be. */
  readonly onLoopback: boolean
  /** Where the application stands; the servers fetch there who asks. */
  readonly baseUrl: string
}

/** `sandboxUrl` is where Bluesky is simulated; null: not simulated. */
export function blueskySettings(env: BlueskyEnvironment, sandboxUrl: string | null, baseUrl: string): BlueskySettings {
  const at = sandboxUrl === null ? realAddresses : sandboxAddresses(sandboxUrl)
  const plcUrl = env.BLUESKY_PLC_URL ?? at.plcUrl
  return {
    isOn: env.BLUESKY ?? sandboxUrl !== null,
    textRule: env.BLUESKY_TEXT_RULE,
    plcUrl,
    resolverUrl: env.BLUESKY_HANDLE_RESOLVER_URL ?? at.resolverUrl,
    appViewUrl: env.BLUESKY_APPVIEW_URL ?? at.appViewUrl,
    siteUrl: env.BLUESKY_SITE_URL ?? at.siteUrl,
    entrywayUrl: env.BLUESKY_ENTRYWAY_URL ?? at.entrywayUrl,
    limits: {
      inFlight: env.BLUESKY_HOST_IN_FLIGHT,
      perSecond: env.BLUESKY_HOST_PER_SECOND ?? null,
      window: env.BLUESKY_HOST_WINDOW ?? (sandboxUrl === null ? documentedWindow : null),
    },
    onLoopback: isLoopbackHost(new URL(plcUrl).host),
    baseUrl,
  }
}

const realAddresses = {
  plcUrl: 'https://plc.directory',
  resolverUrl: null,
  appViewUrl: 'https://public.api.bsky.app',
  siteUrl: 'https://bsky.app',
  entrywayUrl: 'https://bsky.social',
} as const

/** The sandbox is all of them at one address, its directory below `/plc`. */
export const sandboxAddresses = (sandbox: string) =>
  ({
    plcUrl: `${sandbox}/plc`,
    resolverUrl: sandbox,
    appViewUrl: sandbox,
    siteUrl: sandbox,
    entrywayUrl: sandbox,
  }) as const
