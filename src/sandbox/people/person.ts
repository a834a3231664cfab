import { z } from 'zod'
import { instanceNames } from '../mastodon/instances.ts'
import type { SandboxNetwork } from '../network.ts'

export const PersonName = z.string().trim().min(1).max(50)

/** How people are called on a network. */
type HandleRule = {
  readonly schema: z.ZodType<string>
  /** The rule for a person. */
  readonly says: string
  readonly longest: number
  /** Of a plain name: letters, digits and underscores. `server`: of Mastodon, a certain one. */
  readonly of: (name: string, server?: string) => string
}

/** The domain that the sandbox gives handles in; `.test` is nobody's. */
const domain = '.bsky.test'
const xRule = '1 to 15 letters, digits or underscores'
const mastodonRule = `1 to 30 letters, digits or underscores, then @ and one of ${instanceNames.join(', ')}`
const blueskyRule = `letters, digits or hyphens, then ${domain}`

export const handleRules: Readonly<Record<SandboxNetwork, HandleRule>> = {
  x: {
    schema: z.string().regex(/^[A-Za-z0-9_]{1,15}$/, xRule),
    says: `A handle has ${xRule}.`,
    longest: 15,
    of: name => name,
  },
  bluesky: {
    schema: z.string().regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.bsky\.test$/i, blueskyRule),
    says: `A handle has ${blueskyRule}.`,
    longest: 18,
    of: name => `${name.toLowerCase().replaceAll('_', '-')}${domain}`,
  },
  mastodon: {
    schema: z
      .string()
      .regex(/^[a-z0-9_]{1,30}@(birch|quince)\.test$/i, mastodonRule)
      .transform(handle => handle.toLowerCase()),
    says: `A handle has ${mastodonRule}.`,
    longest: 30,
    of: (name, server = eitherServer(name)) => `${name.toLowerCase()}@${server}`,
  },
}

/** As many on one server as on the other. */
const eitherServer = (name: string) => instanceNames[name.charCodeAt(name.length - 1) % 2] ?? instanceNames[0]
