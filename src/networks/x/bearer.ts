import { request } from 'undici'
import { readObject } from '../../lib/json-object.ts'
import type { SignInTrouble } from '../connector.ts'
import type { XSettings } from './client.ts'
import { troubleOf } from './trouble.ts'

/** An app-only token, asked for once and kept until `forget`. Null: X does not know this app's key and secret. */
export function bearerOf(settings: XSettings) {
  const { bearer } = settings
  let known = bearer
  return {
    /** Throws where X cannot be reached or says nothing usable. */
    get: async (signal: AbortSignal): Promise<string | null> => {
      known ??= tokenIn(await askToken(settings, signal))
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

type Reply = { readonly status: number; readonly body: string }

/** Whether X knows this app, by asking for a token that is thrown away. It costs nothing. Null: it does. Never throws. */
export async function tryKeys(settings: XSettings, signal: AbortSignal): Promise<SignInTrouble | null> {
  try {
    const { status, body } = await askToken(settings, signal)
    return status === 200 ? null : troubleOf(status, body, [settings.key, settings.secret])
  } catch {
    return troubleOf(null)
  }
}

async function askToken({ key, secret, apiUrl }: XSettings, signal: AbortSignal): Promise<Reply> {
  const pair = `${encodeURIComponent(key)}:${encodeURIComponent(secret)}`
  const { statusCode, body } = await request(`${apiUrl}/oauth2/token`, {
    method: 'POST',
    signal,
    headers: {
      authorization: `Basic ${Buffer.from(pair).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded;charset=UTF-8',
    },
    body: 'grant_type=client_credentials',
  })
  return { status: statusCode, body: await body.text() }
}

function tokenIn({ status, body }: Reply): string | null {
  if (status === 401 || status === 403) return null
  const token = status === 200 ? readObject(body)?.access_token : null
  if (typeof token !== 'string') throw new Error(`oauth2/token answered ${status}`)
  return token
}
