import type { TweetV2, TwitterApiv2, UserV2 } from 'twitter-api-v2'
import type { Grant, Profile } from '../account.ts'
import { type Lookup, NetworkError, type Reading } from '../port.ts'
import { apiClient, readGrant, type XGrant, type XSettings } from './client.ts'
import { networkError } from './network-error.ts'
import { siteOf } from './site.ts'
import { firstIdAt, isId, timeNear } from './snowflake.ts'
import { comparable } from './text.ts'
import { removeFrom, revokeAt } from './undo.ts'

/** The longest a read may take as a whole, whatever the caller allows. */
const deadlineMs = 20_000
/** Our clock and X's may differ: how long before `sentAt` a post may seem to have been made. */
const marginMs = 60_000
/** Longer than any post is tried. */
const dayMs = 86_400_000

export function xReading(settings: XSettings): Reading {
  const site = siteOf(settings)
  const client = (grant: XGrant, signal: AbortSignal) =>
    apiClient(settings, grant, AbortSignal.any([signal, AbortSignal.timeout(deadlineMs)]))
  return {
    profile: async (grant, signal) => {
      try {
        const { data } = await client(readGrant(grant), signal).me({ 'user.fields': ['public_metrics'] })
        return profileOf(data, new URL(settings.apiUrl).host, site)
      } catch (error) {
        throw networkError(error, secretsOf(settings, grant))
      }
    },
    look: async (grant, profile, frozen, sentAt, signal) => {
      if (grant === null) return unreadable('no grant')
      try {
        const wanted = comparable(frozen.marker ?? textOf(frozen.body))
        return await lookFor(client(readGrant(grant), signal), profile, wanted, sentAt, site)
      } catch (error) {
        return { kind: 'unreadable', cause: networkError(error).message }
      }
    },
    revoke: (grant, signal) => revokeAt(settings.apiUrl, () => client(readGrant(grant), signal)),
    remove: (grant, remoteId, signal) => removeFrom(() => client(readGrant(grant), signal), remoteId),
  }
}

function secretsOf({ key, secret }: XSettings, grant: Grant): readonly string[] {
  try {
    return [key, secret, ...Object.values(readGrant(grant))]
  } catch {
    return [key, secret]
  }
}

function profileOf(user: UserV2 | undefined, host: string, site: string): Profile {
  if (!user?.id || !user.username) throw new NetworkError('x', 'unexpected', 'X answered without an account')
  return {
    remoteId: user.id,
    host,
    handle: user.username,
    name: user.name ?? user.username,
    followers: user.public_metrics?.followers_count ?? 0,
    profileUrl: `${site}/${user.username}`,
  }
}

async function lookFor(
  client: TwitterApiv2,
  { remoteId, handle }: { remoteId: string; handle: string },
  wanted: string,
  sentAt: number,
  site: string,
): Promise<Lookup> {
  // Posts are billed by the piece, so a small page first; a busy account needs the large one.
  for (const size of [5, 100]) {
    const page = await client.userTimeline(remoteId, {
      since_id: firstIdAt(sentAt - marginMs),
      max_results: size,
      exclude: ['replies', 'retweets'],
      'tweet.fields': ['created_at', 'entities'],
    })
    const { data: posts = [], meta, errors } = page.data
    const alike = posts.filter(post => comparable(asWritten(post)) === wanted)
    for (const { id } of alike) {
      const at = isId(id) ? timeNear(id, sentAt, marginMs, dayMs) : null
      if (at !== null) return { kind: 'found', remoteId: id, url: `${site}/${handle}/status/${id}`, at }
    }
    // The words are ours and the time cannot be: neither "it is there" nor "it is not" would be certain.
    if (alike.length > 0) return unreadable('a post of another time')
    // X answers 200 with `errors` and no posts where it may not say: that is no "not there".
    if (errors?.length || meta?.result_count !== posts.length) return unreadable('X answered in part')
    // What a short link stands for cannot be compared, and "not there" must be certain.
    if (shortLink.test(wanted) || posts.some(post => shortLink.test(asWritten(post)))) return unreadable('short links')
    if (!meta.next_token) return { kind: 'absent' }
  }
  return unreadable('over 100 posts since')
}

const unreadable = (cause: string): Lookup => ({ kind: 'unreadable', cause })

const shortLink = /\bt\.co\/\w/i

/** The text as its author typed it: X escapes three characters and shows its own short links. */
function asWritten({ text, entities }: TweetV2): string {
  const links = new Map(entities?.urls?.map(({ url, expanded_url }) => [url, expanded_url]))
  return text
    .replace(/&(amp|lt|gt);/g, (_, name: 'amp' | 'lt' | 'gt') => escaped[name])
    .replace(/https?:\/\/t\.co\/\w+/gi, short => links.get(short) ?? short)
}

const escaped = { amp: '&', lt: '<', gt: '>' } as const

const textOf = (body: string): string => JSON.parse(body).text
