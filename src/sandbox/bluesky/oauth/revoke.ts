import { json, type Reply } from '../../http/reply.ts'
import type { World } from '../../world.ts'
import type { Proven } from './proven.ts'

/** A token that is not known is no error: nothing is left to do (RFC 7009). */
export function revoke({ store }: World, { fields, client }: Proven): Reply {
  const session = store.sessions.findByToken(fields.get('token') ?? '')
  if (session && (session.client === null || session.client === client)) store.sessions.remove(session.id)
  return json(200, {})
}
