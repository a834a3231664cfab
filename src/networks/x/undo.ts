import { ApiResponseError, type TwitterApiv2 } from 'twitter-api-v2'
import type { GivenBack, Removal } from '../../domain/network.ts'
import { NotAGrant } from './client.ts'

/** Of API 1.1, on a 401: the app's own keys are refused, or its clock is wrong. That says nothing about the grant. */
const ofTheApp = [32, 135, 215]

/** POST /1.1/oauth/invalidate_token, signed with the grant itself. */
export async function revokeAt(apiUrl: string, client: () => TwitterApiv2): Promise<GivenBack> {
  try {
    await client().post(`${apiUrl}/1.1/oauth/invalidate_token`, undefined, { prefix: '' })
    return 'given-back'
  } catch (error) {
    if (error instanceof NotAGrant) return 'gone'
    const refused = error instanceof ApiResponseError && error.code === 401
    return refused && !ofTheApp.some(code => error.hasErrorCode(code)) ? 'gone' : 'away'
  }
}

/** DELETE /2/tweets/:id. */
export async function removeFrom(client: () => TwitterApiv2, remoteId: string): Promise<Removal> {
  try {
    const { data } = await client().deleteTweet(remoteId)
    return data?.deleted ? 'removed' : 'away'
  } catch (error) {
    if (error instanceof NotAGrant) return 'not-permitted'
    if (!(error instanceof ApiResponseError)) return 'away'
    if (error.code === 404) return 'gone'
    return error.code === 401 || error.code === 403 ? 'not-permitted' : 'away'
  }
}
