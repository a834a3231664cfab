import type { Grant } from '../account.ts'
import { NotAGrant } from '../grant.ts'
import type { GivenBack, Removal } from '../port.ts'
import { credentialsOf } from './app.ts'
import type { AskServer } from './client.ts'
import { readGrant } from './grant.ts'
import { readRemoteId } from './remote-id.ts'

/** Gives a token back, as the registration that it was given to. */
export async function revokeAt(ask: AskServer, grant: Grant, signal: AbortSignal): Promise<GivenBack> {
  try {
    const read = readGrant(grant)
    const { host, token, revoke } = read
    const form = { token, ...credentialsOf(read) }
    const { status } = await ask(host, { method: 'POST', path: revoke, form }, signal)
    if (status >= 200 && status < 300) return 'given-back'
    // The token, or the registration with all its tokens, is not known there any more.
    return [400, 401, 403].includes(status) ? 'gone' : 'away'
  } catch (error) {
    return error instanceof NotAGrant ? 'gone' : 'away'
  }
}

/** DELETE /api/v1/statuses/:id; snac2 knows it since 2.84 only. */
export async function removeFrom(
  ask: AskServer,
  grant: Grant,
  remoteId: string,
  signal: AbortSignal,
): Promise<Removal> {
  const post = readRemoteId(remoteId)
  if (!post) return 'gone'
  try {
    const { host, token } = readGrant(grant)
    const path = `/api/v1/statuses/${encodeURIComponent(post.id)}`
    const { status } = await ask(host, { method: 'DELETE', path, token }, signal)
    if (status >= 200 && status < 300) return 'removed'
    if (status === 404 || status === 410) return await isThere(ask, host, path, token, signal)
    if (status === 429) return 'limited'
    if (status === 401 || status === 403) return 'not-permitted'
    return status >= 500 || status === 408 ? 'away' : 'declined'
  } catch (error) {
    return error instanceof NotAGrant ? 'not-permitted' : 'away'
  }
}

/** "Not found" is said of a post that is gone, and by servers that cannot delete any. */
async function isThere(
  ask: AskServer,
  host: string,
  path: string,
  token: string,
  signal: AbortSignal,
): Promise<Removal> {
  const { status } = await ask(host, { path, token }, signal)
  if (status === 404 || status === 410) return 'gone'
  return status === 200 ? 'declined' : 'away'
}
