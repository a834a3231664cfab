import { request } from 'undici'
import type { XSettings } from './client.ts'
import { readObject } from './problem.ts'

/** An app-only token, asked for once and kept until `forget`. Null: X does not know this app's key and secret. */
export function bearerOf({ key, secret, apiUrl, bearer }: XSettings) {
  let known = bearer
  return {
    /** Throws where X cannot be reached or says nothing usable. */
    get: async (signal: AbortSignal): Promise<string | null> => {
      known ??= await ask(apiUrl, `${encodeURIComponent(key)}:${encodeURIComponent(secret)}`, signal)
      return known
    },
    /** False when it was given by the operator: then asking again helps nothing. */
    forget: (): boolean => {
      if (bearer !== null) return false
      known = null
      return true
    },
  }
}

async function ask(apiUrl: string, pair: string, signal: AbortSignal): Promise<string | null> {
  const { statusCode, body } = await request(`${apiUrl}/oauth2/token`, {
    method: 'POST',
    signal,
    headers: {
      authorization: `Basic ${Buffer.from(pair).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded;charset=UTF-8',
    },
    body: 'grant_type=client_credentials',
  })
  const text = await body.text()
  if (statusCode === 401 || statusCode === 403) return null
  const token = statusCode === 200 ? readObject(text)?.access_token : null
  if (typeof token !== 'string') throw new Error(`oauth2/token answered ${statusCode}`)
  return token
}
