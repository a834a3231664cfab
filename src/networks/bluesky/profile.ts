import type { Grant, Profile } from '../account.ts'
import { NotAGrant } from '../grant.ts'
import { NetworkError } from '../port.ts'
import type { OAuthClients } from './client.ts'
import { developmentMetadata } from './client-metadata.ts'
import type { dpopSigner } from './dpop.ts'
import type { Fetch } from './fetch.ts'
import { type BlueskyGrant, expiryOf, pdsOf, readGrant } from './grant.ts'
import { handleIn, handleOr } from './handle.ts'
import type { BlueskySettings } from './settings.ts'
import { ask, type Reply } from './xrpc.ts'

const getSession = '/xrpc/com.atproto.server.getSession'

type Signer = ReturnType<typeof dpopSigner>
type Reader = {
  readonly settings: BlueskySettings
  readonly clientFor: OAuthClients
  readonly fetch: Fetch
  readonly sign: Signer
}

/**
 * Whose account a grant speaks for, while its access token is good. Later its server says only what anybody may know, such as that
 * the account was taken down: whether the grant still works is not said before it is renewed, and so not here. What its server says
 * the account is called is not believed: whoever runs one could be called anything. Name and followers are the AppView's, which may
 * lag or be away: then there are none. Throws `NetworkError`.
 */
export async function readProfile(reader: Reader, grant: Grant, signal: AbortSignal): Promise<Profile> {
  try {
    const read = readGrant(grant)
    const did = read.tokenSet.sub
    const [shown] = await Promise.all([shownOf(reader, did, signal), askWhetherIn(reader, grant, read, signal)])
    const handle = shown.handle ?? (await ownHandle(reader, did, signal))
    return {
      remoteId: did,
      host: new URL(pdsOf(read)).host,
      handle,
      name: shown.name || handle,
      followers: shown.followers,
      profileUrl: `${reader.settings.siteUrl}/profile/${did}`,
    }
  } catch (error) {
    if (error instanceof NetworkError) throw error
    if (error instanceof NotAGrant) throw failed('unauthorized', 'the grant cannot be read')
    throw new NetworkError('bluesky', 'unreachable', 'the server did not answer', { why: 'away', said: null })
  }
}

async function askWhetherIn(reader: Reader, grant: Grant, read: BlueskyGrant, signal: AbortSignal): Promise<void> {
  const isFresh = (expiryOf(read) ?? 0) > Date.now()
  const reply = await (isFresh ? askAsAccount(reader, grant, signal) : askOpenly(reader, read, signal))
  const { status, said, problem } = reply
  if (said?.did === read.tokenSet.sub && isFresh) return
  if (status === 429) throw failed('limited', 'the server answered 429')
  const isRefused =
    status === 401 || /^(Repo|Account)(Takendown|Takedown|Deactivated|Suspended)$/.test(problem?.error ?? '')
  throw failed(isRefused ? 'unauthorized' : 'unexpected', `the server answered ${status}`, isRefused)
}

/** Twice where the server wants a nonce first. */
async function askAsAccount({ fetch, sign }: Reader, grant: Grant, signal: AbortSignal): Promise<Reply> {
  const once = (nonce?: string) => {
    const { origin, path, headers } = sign(grant, 'GET', getSession, nonce, Date.now())
    return ask(fetch, `${origin}${path}`, signal, headers)
  }
  const first = await once()
  return first.problem?.error === 'use_dpop_nonce' ? once(first.headers['dpop-nonce']) : first
}

const askOpenly = ({ fetch }: Reader, read: BlueskyGrant, signal: AbortSignal): Promise<Reply> =>
  ask(fetch, `${pdsOf(read)}/xrpc/com.atproto.repo.describeRepo?repo=${read.tokenSet.sub}`, signal)

/** By its identity, where the handle leads back to the account; else its DID. */
async function ownHandle({ clientFor }: Reader, did: string, signal: AbortSignal): Promise<string> {
  const { identityResolver } = await clientFor({ metadata: developmentMetadata('http://127.0.0.1/') })
  const { handle } = await identityResolver.resolve(did, { signal })
  return handleOr(handle, did)
}

async function shownOf({ fetch, settings }: Reader, did: string, signal: AbortSignal) {
  try {
    const { said } = await ask(fetch, `${settings.appViewUrl}/xrpc/app.bsky.actor.getProfile?actor=${did}`, signal)
    const { handle, displayName, followersCount } = said ?? {}
    return {
      handle: handleIn(handle),
      name: typeof displayName === 'string' ? displayName.slice(0, 200) : '',
      followers: Number.isSafeInteger(followersCount) && Number(followersCount) >= 0 ? Number(followersCount) : 0,
    }
  } catch {
    return { handle: null, name: '', followers: 0 }
  }
}

const failed = (problem: NetworkError['problem'], message: string, ofPerson = false) =>
  new NetworkError('bluesky', problem, message, { why: ofPerson ? 'person' : 'unclear', said: message })
