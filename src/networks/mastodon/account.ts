import { isLoopbackHost } from '../../lib/host-names.ts'
import { readUrl } from '../../lib/url.ts'
import type { Grant, Profile } from '../account.ts'
import { NotAGrant } from '../grant.ts'
import { NetworkError } from '../port.ts'
import { type AskServer, NoAnswer, type Reply } from './client.ts'
import { readGrant } from './grant.ts'
import { idIn } from './remote-id.ts'

/** The account by its number at its server: alone it is not unique, and an actor's address may name anybody's. */
export const remoteIdOf = (host: string, id: string): string => `${host}/${id}`

export const idAtHost = (remoteId: string): string => remoteId.slice(remoteId.indexOf('/') + 1)

/** The account that a grant speaks for, as its server says now. Throws `NetworkError`. */
export async function readProfile(ask: AskServer, grant: Grant, signal: AbortSignal): Promise<Profile> {
  try {
    const { host, token, endsAt = Number.POSITIVE_INFINITY, refresh } = readGrant(grant)
    // Whether it still works is not said before it is renewed.
    if (refresh && endsAt <= Date.now()) throw failed('unexpected', 'the token is over')
    return profileIn(await ask(host, { path: '/api/v1/accounts/verify_credentials', token }, signal), host)
  } catch (error) {
    if (error instanceof NetworkError) throw error
    if (error instanceof NotAGrant) throw failed('unauthorized', 'the grant cannot be read')
    const why = error instanceof NoAnswer ? error.why : 'away'
    throw new NetworkError('mastodon', 'unreachable', `the server gave no whole answer (${why})`, {
      why: 'away',
      said: null,
    })
  }
}

function profileIn({ status, said }: Reply, host: string): Profile {
  // snac says 422 of a token that it does not know.
  if ([401, 403, 422].includes(status)) throw failed('unauthorized', `the server answered ${status}`, true)
  if (status === 429) throw failed('limited', 'the server answered 429')
  const id = idIn(said?.id)
  const name = typeof said?.username === 'string' ? said.username : ''
  if (status !== 200 || id === null || !/^[\w.-]{1,100}$/.test(name))
    throw failed('unexpected', `the server answered ${status}`)
  const { display_name: shown, followers_count: followers, url } = said ?? {}
  return {
    remoteId: remoteIdOf(host, id),
    host,
    handle: `${name}@${host}`,
    name: typeof shown === 'string' && shown.trim() !== '' ? shown.slice(0, 200) : name,
    followers: Number.isSafeInteger(followers) && Number(followers) >= 0 ? Number(followers) : 0,
    profileUrl: addressOn(host, url) ?? `${isLoopbackHost(host) ? 'http' : 'https'}://${host}/@${name}`,
  }
}

/** A profile at another host would be shown as this person's. */
function addressOn(host: string, url: unknown): string | null {
  const read = typeof url === 'string' && url.length <= 500 ? readUrl(url) : null
  return read?.host === host && /^https?:$/.test(read.protocol) ? read.href : null
}

const failed = (problem: NetworkError['problem'], message: string, ofPerson = false) =>
  new NetworkError('mastodon', problem, message, { why: ofPerson ? 'person' : 'unclear', said: message })
