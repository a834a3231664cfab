import { FetchError, OAuthCallbackError, OAuthResolverError, OAuthResponseError } from '@atproto/oauth-client-node'
import type { AnswerTrouble, SignInTrouble } from '../connector.ts'

const saidAtMost = 200

/** What a server refused of a sign-in, if that is what went wrong. */
export function refusalIn(error: unknown): OAuthResponseError | null {
  if (error instanceof OAuthResponseError) return error
  return error instanceof Error && error.cause !== undefined ? refusalIn(error.cause) : null
}

/** What an error of the SDK means while somebody signs in. */
export function troubleOf(error: unknown): SignInTrouble {
  const refusal = refusalIn(error)
  if (refusal)
    return { why: whyOf(refusal), said: shown(`${refusal.error ?? refusal.status} ${refusal.errorDescription ?? ''}`) }
  if (isSilence(error)) return { why: 'away', said: null }
  // No key to sign with, or a server that does not take what every server has to.
  return { why: 'unclear', said: error instanceof Error ? shown(error.message) : null }
}

function whyOf({ status, error, errorDescription = '' }: OAuthResponseError): SignInTrouble['why'] {
  if (status === 429) return 'limited'
  if (status >= 500) return 'away'
  if (/redirect_uri/.test(`${error} ${errorDescription}`)) return 'callback'
  if (/\b(iat|clock|timestamp|expired assertion)\b/i.test(errorDescription)) return 'clock'
  if (error === 'invalid_client_metadata') return 'not-public'
  if (error === 'invalid_client') return 'signing-key'
  return 'unclear'
}

/** What is wrong with an account that was typed; null where it is something else that went wrong. */
export function answerTroubleOf(error: unknown): AnswerTrouble | null {
  if (!(error instanceof OAuthResolverError)) return null
  if (says(error, /does not resolve to a DID|does not include the handle|Invalid handle/)) return 'not-found'
  if (says(error, /did:\w+.* not (supported|allowed)|Unsupported DID method/i)) return 'not-supported'
  return isNotThere(error) ? 'not-found' : 'unreachable'
}

/** The directory knows no such identity, or no longer. */
const isNotThere = (error: unknown): boolean =>
  causesOf(error).some(one => 'statusCode' in one && (one.statusCode === 404 || one.statusCode === 410))

const says = (error: unknown, words: RegExp) => causesOf(error).some(({ message }) => words.test(message))

/** Nobody answered: no connection, no time, or nothing that such a server says. */
const isSilence = (error: unknown): boolean =>
  causesOf(error).some(
    one =>
      one instanceof FetchError || ['TimeoutError', 'AbortError'].includes(one.name) || one.message === 'fetch failed',
  )

const causesOf = (error: unknown): readonly Error[] => (error instanceof Error ? [error, ...causesOf(error.cause)] : [])

/** A person came back with a no, or with a refusal in the address; its own words. */
export const saidIn = (error: unknown): string | null =>
  error instanceof OAuthCallbackError ? shown(error.message) : (troubleOf(error).said ?? null)

/** One short line, without anything that could be a token. */
export const shown = (words: string): string =>
  words
    .replace(/[\p{C}\s]+/gu, ' ')
    .replace(/[\w%+=~-]{24,}/g, word => (/\d/.test(word) ? '…' : word))
    .trim()
    .slice(0, saidAtMost)
