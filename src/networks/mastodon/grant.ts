import { z } from 'zod'
import { readObject } from '../../lib/json-object.ts'
import type { Grant } from '../account.ts'

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

export class NotAGrant extends Error {}

/** Throws `NotAGrant`; the message holds nothing of it. */
export function readGrant(grant: Grant): MastodonGrant {
  const read = MastodonGrant.safeParse(readObject(grant))
  if (!read.success) throw new NotAGrant('not a grant of Mastodon')
  return read.data
}
