import { newP256Key } from '../../src/lib/p256-key.ts'
import { hostsOf } from './hosts.ts'

/** Somebody who posts, and what an installation keeps of their sign-in. */
export type BlueskyPerson = {
  readonly did: string
  /** host:port */
  readonly host: string
  readonly grant: string
}

const hourMs = 3_600_000

/** So many people on these hosts, those from `first` to `end` (exclusive), each with a key of their own. */
export function peopleOn(hosts: readonly string[], count: number, first = 0, end = count): readonly BlueskyPerson[] {
  return hostsOf(count)
    .slice(first, end)
    .map((at, n) => personOn(hosts[at] ?? '', first + n))
}

function personOn(host: string, n: number): BlueskyPerson {
  // Of the letters of an id, those for 0 to 7.
  const digits = n.toString(8).replaceAll('0', 'a').replaceAll('1', 'b')
  const did = `did:plc:${digits.padStart(24, 'a')}`
  const tokenSet = {
    iss: 'https://bsky.social',
    sub: did,
    aud: `http://${host}/`,
    scope: 'atproto repo:app.bsky.feed.post?action=create',
    // As long as a real one, a signed JWT.
    access_token: `${n}-${'t'.repeat(700)}`,
    refresh_token: `ref-${n}-${'r'.repeat(40)}`,
    token_type: 'DPoP',
    expires_at: new Date(Date.now() + hourMs).toISOString(),
  }
  const grant = { clientId: 'http://localhost', dpopJwk: newP256Key(), tokenSet }
  return { did, host, grant: JSON.stringify({ ...grant, authMethod: { method: 'none' } }) }
}
