import { z } from 'zod'
import { grantReader } from '../grant.ts'
import type { Reply } from './client.ts'

/** A token, and the registration that it was given to: only that one can give it back. */
const MastodonGrant = z.object({
  host: z.string(),
  token: z.string().min(1),
  clientId: z.string(),
  clientSecret: z.string(),
  /** Where it is given back. */
  revoke: z.string(),
  /** When it ends (ms), of servers whose tokens do; and what a new one is had for, where they give that, and at which path. */
  endsAt: z.number().optional(),
  refresh: z.object({ token: z.string().min(1), path: z.string() }).optional(),
})
export type MastodonGrant = z.infer<typeof MastodonGrant>

export const readGrant = grantReader('mastodon', MastodonGrant)

/** Longer than anybody promises a post for: Pleroma says a hundred years. */
const lastingMs = 730 * 86_400_000

export type Given = Pick<MastodonGrant, 'token' | 'endsAt' | 'refresh'>

/** What a server answered with a token at `path` for what was asked at `now` (ms); null: no token. */
export function tokenIn({ status, said }: Reply, path: string, now: number): Given | null {
  const { access_token: token, expires_in: seconds, refresh_token: refresh } = said ?? {}
  if (status !== 200 || typeof token !== 'string' || token === '') return null
  const lastsMs = Number(seconds ?? Number.NaN) * 1_000
  if (!(lastsMs > 0 && lastsMs < lastingMs)) return { token }
  const again = typeof refresh === 'string' && refresh !== '' ? { refresh: { token: refresh, path } } : {}
  return { token, endsAt: now + Math.floor(lastsMs), ...again }
}
