import { ApiPartialResponseError, ApiRequestError, ApiResponseError } from 'twitter-api-v2'
import { isObject } from '../../lib/json-object.ts'
import { NotAGrant } from '../grant.ts'
import { NetworkError } from '../port.ts'
import { haltIn, speaksOfAccount } from './outcome-rows.ts'
import { problemIn, type XProblem } from './problem.ts'
import { troubleIn, troubleOf } from './trouble.ts'

/** Never has the original as its `cause`: that one holds the request, and with it the token. `secrets` are not repeated. */
export function networkError(error: unknown, secrets: readonly string[] = []): NetworkError {
  if (error instanceof NetworkError) return error
  if (error instanceof NotAGrant) return new NetworkError('x', 'unauthorized', 'the grant cannot be read')
  if (error instanceof ApiRequestError) return new NetworkError('x', 'unreachable', 'X did not answer', troubleOf(null))
  const status = statusOf(error)
  if (status === null) return new NetworkError('x', 'unexpected', 'X answered something else than expected')
  const problem = problemFrom(error)
  const trouble = problem ? troubleIn(status, problem, secrets) : troubleOf(status)
  return new NetworkError('x', problemOf(status, problem), `X answered ${status}`, trouble)
}

/** Of API 1.1, on a 401: the app's own keys are refused, or its clock is wrong. That says nothing about the grant. */
const ofTheApp = [32, 135, 215]

/** Whether an error is about the app, whichever account it was met with. */
export const isOfTheApp = (problem: XProblem | null, status: number): boolean =>
  haltIn(problem, status) !== null || ofTheApp.some(code => problem?.codes.has(code))

/** What X said; null when that was no JSON object. */
export const problemFrom = (error: unknown): XProblem | null =>
  error instanceof ApiResponseError && isObject(error.data) ? problemIn({ ...error.data }) : null

function statusOf(error: unknown): number | null {
  if (error instanceof ApiResponseError) return error.code
  // Its body was cut, or was no JSON.
  if (error instanceof ApiPartialResponseError) return error.response.statusCode ?? null
  return null
}

function problemOf(status: number, problem: XProblem | null): NetworkError['problem'] {
  if (status === 429) return 'limited'
  if (isOfTheApp(problem, status)) return 'unexpected'
  // A 403 that does not speak of this account may be about the app.
  const ofThem = status === 401 || (problem !== null && speaksOfAccount(problem, status))
  return ofThem ? 'unauthorized' : 'unexpected'
}
