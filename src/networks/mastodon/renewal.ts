import { originOf } from '../../lib/host-names.ts'
import { NotAGrant } from '../grant.ts'
import type { Renewal, Renewed } from '../renewal.ts'
import { credentialsOf } from './app.ts'
import { type AskServer, NoAnswer } from './client.ts'
import { type MastodonGrant, readGrant, tokenIn } from './grant.ts'
import { limitedUntil } from './rate-limit.ts'
import type { MastodonSettings } from './settings.ts'

/** A token is not counted on so shortly before its end. */
const marginMs = 60_000
/** On servers that set no pace, as in the sandbox. */
const unpaced = 50

/** Tokens of Mastodon itself do not end. Those of some servers of its family do, and some of these give what a new one is had for. */
export function mastodonRenewal({ limits }: MastodonSettings, ask: AskServer): Renewal {
  return {
    perSecond: limits.perSecond ?? unpaced,
    life: grant => {
      const { host, endsAt, refresh } = readGrant(grant)
      if (endsAt === undefined) return { server: null, freshUntil: null }
      if (!refresh) return { server: null, freshUntil: null, endsAt }
      return { server: originOf(host), freshUntil: endsAt - marginMs }
    },
    renew: async (grant, signal) => {
      try {
        return await exchanged(ask, readGrant(grant), signal)
      } catch (error) {
        if (error instanceof NotAGrant) return { kind: 'gone', said: null }
        const maybeUsed = !(error instanceof NoAnswer) || error.maybeHeard
        return { kind: 'away', maybeUsed, cause: error instanceof NoAnswer ? error.why : 'no answer' }
      }
    },
  }
}

async function exchanged(ask: AskServer, grant: MastodonGrant, signal: AbortSignal): Promise<Renewed> {
  const { token: _, endsAt: __, refresh, ...same } = grant
  const { host } = same
  if (!refresh) return { kind: 'gone', said: null }
  const askedAt = Date.now()
  const form = { grant_type: 'refresh_token', refresh_token: refresh.token, ...credentialsOf(same) }
  const reply = await ask(host, { method: 'POST', path: refresh.path, form }, signal)
  const { status, headers } = reply
  const given = tokenIn(reply, refresh.path, askedAt)
  // Who gives no other to renew it with goes on taking the one of before.
  if (given) return { kind: 'renewed', grant: JSON.stringify({ ...same, ...(given.endsAt && { refresh }), ...given }) }
  if (status === 429 || status === 503) return { kind: 'later', until: limitedUntil(headers, Date.now()) }
  // The one it is had for, or the registration with all that was given to it, is not known there any more.
  if (status === 400 || status === 401) return { kind: 'gone', said: `the server answered ${status}` }
  return { kind: 'away', maybeUsed: status < 400 || status >= 500, cause: `status ${status}` }
}
