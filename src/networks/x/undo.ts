import { ApiResponseError, type TwitterApiv2 } from 'twitter-api-v2'
import { NotAGrant } from '../grant.ts'
import type { GivenBack, Removal } from '../port.ts'
import { isOfTheApp, problemFrom } from './network-error.ts'
import { speaksOfAccount, speaksOfGrant } from './outcome-rows.ts'

/** POST /1.1/oauth/invalidate_token, signed with the grant itself. `gone` only where X says so of this very grant. */
export async function revokeAt(apiUrl: string, client: () => TwitterApiv2): Promise<GivenBack> {
  try {
    await client().post(`${apiUrl}/1.1/oauth/invalidate_token`, undefined, { prefix: '' })
    return 'given-back'
  } catch (error) {
    if (error instanceof NotAGrant) return 'gone'
    const problem = problemFrom(error)
    if (!(error instanceof ApiResponseError) || !problem || isOfTheApp(problem, error.code)) return 'away'
    return speaksOfGrant(problem, error.code) ? 'gone' : 'away'
  }
}

/** DELETE /2/tweets/:id. */
export async function removeFrom(client: () => TwitterApiv2, remoteId: string): Promise<Removal> {
  try {
    const { data } = await client().deleteTweet(remoteId)
    return data?.deleted ? 'removed' : 'away'
  } catch (error) {
    if (error instanceof NotAGrant) return 'not-permitted'
    return error instanceof ApiResponseError ? refusedRemoval(error) : 'away'
  }
}

function refusedRemoval(error: ApiResponseError): Removal {
  const { code: status } = error
  const problem = problemFrom(error)
  if (status === 429) return 'limited'
  // A page of something between us and X knows nothing of the post.
  if (status >= 500 || status === 408 || !problem) return 'away'
  if (isOfTheApp(problem, status)) return 'declined'
  if (problem.kinds.has('resource-not-found')) return 'gone'
  return speaksOfGrant(problem, status) || speaksOfAccount(problem, status) ? 'not-permitted' : 'declined'
}
