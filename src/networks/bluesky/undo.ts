import { NotAGrant } from '../grant.ts'
import type { GivenBack } from '../port.ts'
import type { OAuthClients } from './client.ts'
import type { Fetch } from './fetch.ts'
import { type BlueskyGrant, readGrant } from './grant.ts'
import { serverOf } from './server-of.ts'
import type { BlueskySettings } from './settings.ts'
import { refusalIn } from './trouble.ts'

/** Gives a grant back at its authorization server, which answers alike whether it knew it or not. */
export async function revokeAt(
  settings: BlueskySettings,
  clientFor: OAuthClients,
  fetch: Fetch,
  grant: string,
): Promise<GivenBack> {
  try {
    const read = readGrant(grant)
    const server = await serverOf(settings, clientFor, read, fetch)
    await server.request('revocation', { token: tokenOf(read) })
    return 'given-back'
  } catch (error) {
    if (error instanceof NotAGrant) return 'gone'
    return refusalIn(error)?.error === 'invalid_grant' ? 'gone' : 'away'
  }
}

/** The token that lasts, where there is one: with it goes the other. */
const tokenOf = ({ tokenSet }: BlueskyGrant) => tokenSet.refresh_token ?? tokenSet.access_token
