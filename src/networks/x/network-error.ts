import { ApiPartialResponseError, ApiRequestError, ApiResponseError } from 'twitter-api-v2'
import { NetworkError } from '../../domain/network.ts'
import { NotAGrant } from './client.ts'

/** Never has the original as its `cause`: that one holds the request, and with it the token. */
export function networkError(error: unknown): NetworkError {
  if (error instanceof NetworkError) return error
  if (error instanceof NotAGrant) return new NetworkError('x', 'unauthorized', 'the grant cannot be read')
  if (error instanceof ApiRequestError) return new NetworkError('x', 'unreachable', 'X did not answer')
  const status = statusOf(error)
  if (status === null) return new NetworkError('x', 'unexpected', 'X answered something else than expected')
  return new NetworkError('x', problemOf(status), `X answered ${status}`)
}

function statusOf(error: unknown): number | null {
  if (error instanceof ApiResponseError) return error.code
  // Its body was cut, or was no JSON.
  if (error instanceof ApiPartialResponseError) return error.response.statusCode ?? null
  return null
}

function problemOf(status: number): NetworkError['problem'] {
  if (status === 401 || status === 403) return 'unauthorized'
  if (status === 429) return 'limited'
  return 'unexpected'
}
