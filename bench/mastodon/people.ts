import { hostsOf } from '../bluesky/hosts.ts'

/** Somebody who posts, by their server and their number there. */
export type MastodonPerson = { readonly host: string; readonly n: number; readonly grant: string }

/** So many people on these servers, those from `first` to `end` (exclusive). */
export const peopleOn = (hosts: readonly string[], count: number, first = 0, end = count): readonly MastodonPerson[] =>
  hostsOf(count)
    .slice(first, end)
    .map((at, n) => {
      const host = hosts[at] ?? ''
      const grant = {
        host,
        token: `${first + n}-${'t'.repeat(43)}`,
        clientId: 'i',
        clientSecret: 's',
        revoke: '/oauth/revoke',
      }
      return { host, n: first + n, grant: JSON.stringify(grant) }
    })

/** Settings of an installation whose servers these are, and what it may ask of them is not measured. */
export const mastodonAt = (hosts: readonly string[]) =>
  ({
    MASTODON: 'on',
    MASTODON_LOCAL_SERVERS: hosts.join(','),
    MASTODON_HOST_IN_FLIGHT: '256',
    MASTODON_HOST_PER_SECOND: '1000000',
  }) as const
