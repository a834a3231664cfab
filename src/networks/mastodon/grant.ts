import { z } from 'zod'
import { grantReader } from '../grant.ts'

/** A token, and the registration that it was given to: only that one can give it back. */
const MastodonGrant = z.object({
  host: z.string(),
  token: z.string().min(1),
  clientId: z.string(),
  clientSecret: z.string(),
  /** Where it is given back. */
  revoke: z.string(),
})
export type MastodonGrant = z.infer<typeof MastodonGrant>

export const readGrant = grantReader('mastodon', MastodonGrant)
