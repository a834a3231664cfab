import { z } from 'zod'
import { address, count, credential, rate } from '../../lib/setting-types.ts'

/** The part of the environment that is X's own. */
export const xShape = {
  X_API_KEY: credential,
  X_API_SECRET: credential,
  X_APP_NAME: z.string().trim().max(80).optional(),
  X_TEXT_RULE: z.enum(['own-words', 'samples'], 'say own-words or samples').optional(),
  X_API_URL: address.optional(),
  X_OAUTH_URL: address.optional(),
  X_HOST_IN_FLIGHT: count.min(1).max(65_536).default(1_024),
  X_HOST_PER_SECOND: count.min(1).optional(),
  X_HOST_WINDOW: rate.optional(),
  X_APP_DAILY_LIMIT: count.optional(),
  X_CREDIT: z.coerce.number('an amount in US dollars, e.g. 250').min(0).optional(),
  X_BEARER_TOKEN: credential,
} as const

type XEnvironment = z.infer<z.ZodObject<typeof xShape>>

export function xContradictions(env: XEnvironment): string[] {
  return !!env.X_API_KEY === !!env.X_API_SECRET
    ? []
    : ['X_API_KEY and X_API_SECRET belong together: set both, or neither']
}

/** What X bills for reading a post, once per UTC day (docs.x.com, 2026-08). */
const xPostReadPrice = 0.005

/** What X bills for reading an account, once per UTC day (docs.x.com, 2026-08). */
const xUserReadPrice = 0.01

/** X documents 10,000 posts in 24 hours an app (docs.x.com, 2026-08), and nothing about an address. */
const xPostsADay = 10_000
const dayMs = 86_400_000

/** `sandboxUrl` is where X is simulated while no key is set; `isOn` only then, or with a key. */
export function xSettings(env: XEnvironment, sandboxUrl: string, isOn: boolean) {
  const onSandbox = !env.X_API_KEY
  const posts = env.X_APP_DAILY_LIMIT ?? (onSandbox ? null : xPostsADay)
  return {
    isOn,
    key: env.X_API_KEY ?? 'sandbox',
    secret: env.X_API_SECRET ?? 'sandbox-secret',
    /** What X calls the app when it asks people; null where nobody has said. */
    appName: env.X_APP_NAME ?? null,
    apiUrl: env.X_API_URL ?? (onSandbox ? sandboxUrl : 'https://api.x.com'),
    oauthUrl: env.X_OAUTH_URL ?? env.X_API_URL ?? (onSandbox ? sandboxUrl : 'https://api.x.com'),
    textRule: env.X_TEXT_RULE ?? (onSandbox ? ('samples' as const) : ('own-words' as const)),
    limits: {
      inFlight: env.X_HOST_IN_FLIGHT,
      perSecond: env.X_HOST_PER_SECOND ?? null,
      window: env.X_HOST_WINDOW ?? null,
    },
    appLimit: posts === null ? null : { posts, ms: dayMs },
    userReadPrice: onSandbox ? 0 : xUserReadPrice,
    postReadPrice: onSandbox ? 0 : xPostReadPrice,
    /** App-only; null: asked for with key and secret. */
    bearer: env.X_BEARER_TOKEN ?? null,
    /** US dollars that the operator says there are at X; null when they say nothing. */
    credit: env.X_CREDIT ?? null,
  } as const
}
