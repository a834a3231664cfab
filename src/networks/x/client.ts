import { randomUUID } from 'node:crypto'
import { globalAgent } from 'node:http'
import { TwitterApi, TwitterApiv2 } from 'twitter-api-v2'
import { z } from 'zod'
import { grantReader } from '../grant.ts'
import type { AppLimit, HostLimits } from '../port.ts'

/** The operator's X app and where the API is (scheme, host and port, no path). */
export type XSettings = {
  readonly key: string
  readonly secret: string
  readonly apiUrl: string
  /** Where people sign in; their posts, profiles and composer are shown beside it. */
  readonly oauthUrl: string
  /** Of the host that `apiUrl` names. */
  readonly limits: HostLimits
  readonly appLimit: AppLimit
  /** US dollars for reading one account. */
  readonly userReadPrice: number
  /** And one post. */
  readonly postReadPrice: number
  /** App-only token to read with; null: asked for with key and secret. */
  readonly bearer: string | null
}

const XGrant = z.object({ token: z.string(), secret: z.string() })
export type XGrant = Readonly<z.infer<typeof XGrant>>

export const readGrant = grantReader('x', XGrant)

/** A v2 client that speaks for one account; every request of it ends with `signal`. */
export function apiClient(settings: XSettings, grant: XGrant, signal: AbortSignal): TwitterApiv2 {
  const tokens = {
    appKey: settings.key,
    appSecret: settings.secret,
    accessToken: grant.token,
    accessSecret: grant.secret,
  }
  const account = new TwitterApi(tokens, {
    compression: false,
    // It always calls node:https, which takes an http: address only with an agent for it.
    ...(settings.apiUrl.startsWith('http:') && { httpAgent: globalAgent }),
    // Its own `timeout` looks at idleness only.
    plugins: [{ onBeforeRequest: ({ requestOptions }) => void Object.assign(requestOptions, { signal }) }],
  })
  const client = new OpenClient(account)
  client.speakTo(settings.apiUrl)
  return client
}

/**
 * Builds and signs posts of any account; no I/O, about 20 µs each. One maker serves all grants: building is synchronous,
 * so nothing comes between setting the tokens and signing with them.
 */
export function postSigner(settings: XSettings) {
  const { maker } = new OpenClient(new TwitterApi({ appKey: settings.key, appSecret: settings.secret }))
  let signedAt = 0
  maker._oauth.getTimestamp = () => Math.trunc(signedAt / 1000)
  // Its own nonce fetches random bytes anew each time, a third of the cost of a request; these are cached by Node.
  maker._oauth.getNonce = () => randomUUID().replaceAll('-', '')

  return (url: string, body: string, grant: XGrant, now: number) => {
    signedAt = now
    maker.accessToken = grant.token
    maker.accessSecret = grant.secret
    return maker.getHttpRequestArgs({ url, method: 'POST', headers: postHeaders, body: Buffer.from(body) })
  }
}

// A body given as bytes goes out as it is, so its type is ours to say.
const postHeaders = { 'content-type': 'application/json;charset=UTF-8', 'x-user-agent': 'thunderclap' }

/** Opens what twitter-api-v2 keeps to itself in its types only: another host, and building a request without sending it. */
class OpenClient extends TwitterApiv2 {
  speakTo(apiUrl: string): void {
    this.setPrefix(`${apiUrl}/2/`)
  }
  get maker(): RequestMaker {
    return this._requestMaker as unknown as RequestMaker
  }
}

type RequestMaker = {
  accessToken: string
  accessSecret: string
  readonly _oauth: { getTimestamp: () => number; getNonce: () => string }
  readonly getHttpRequestArgs: (request: {
    url: string
    method: 'POST'
    headers: Record<string, string>
    body: Buffer
  }) => { readonly url: URL; readonly headers: Record<string, string> }
}
