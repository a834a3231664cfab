import { createHash, createPrivateKey, createPublicKey, type JsonWebKey, randomUUID, sign } from 'node:crypto'
import { NodeOAuthClient, type NodeSavedSession, type NodeSavedState } from '@atproto/oauth-client-node'
import { expect } from 'vitest'
import { sandbox } from '../support.ts'

export type BlueskyPerson = {
  readonly id: string
  readonly handle: string
  readonly grant: NodeSavedSession
}
export type BlueskySandbox = Awaited<ReturnType<typeof blueskySandbox>>

export const scope = 'atproto repo:app.bsky.feed.post?action=create'
export const postCollection = 'app.bsky.feed.post'
const createRecord = '/xrpc/com.atproto.repo.createRecord'

/** A simulated Bluesky of this test alone. `now` in ms. */
export async function blueskySandbox(given: Parameters<typeof sandbox>[0] = {}) {
  const base = await sandbox(given)
  const { url } = base
  const now = given.now ?? Date.now
  let nonce = ''
  /** Signed for this moment with the nonce that was told last; asks once more when that is refused. */
  const post = async (person: BlueskyPerson, body: unknown, proof: Proof = {}, init: RequestInit = {}) => {
    const send = async () => {
      const signed = dpop(person.grant, `${url}${createRecord}`, { nonce, iat: Math.floor(now() / 1000), ...proof })
      const headers = { ...signed, 'content-type': 'application/json' }
      const answer = await fetch(url + createRecord, { method: 'POST', headers, body: JSON.stringify(body), ...init })
      nonce = answer.headers.get('dpop-nonce') ?? nonce
      return answer
    }
    return nonce === '' && !('nonce' in proof) ? send().then(send) : send()
  }
  /** Renews a grant as a client with the key `kid`, or as one without keys. */
  const refresh = async ({ grant }: BlueskyPerson, kid?: string) => {
    const address = `${url}/oauth/token`
    const client_id = 'https://app.example/client-metadata.json'
    const claims = { iss: client_id, sub: client_id, aud: url, jti: randomUUID(), exp: Math.floor(now() / 1000) + 60 }
    const fields = new URLSearchParams({ grant_type: 'refresh_token', client_id })
    fields.set('refresh_token', grant.tokenSet.refresh_token ?? '')
    if (kid) {
      fields.set('client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer')
      fields.set('client_assertion', `${unsigned({ alg: 'ES256', kid }, claims)}.signature`)
    }
    const send = async () => {
      const { dpop: proof } = dpop(grant, address, { nonce, iat: Math.floor(now() / 1000), ath: undefined })
      const answer = await fetch(address, { method: 'POST', headers: { dpop: proof }, body: fields })
      nonce = answer.headers.get('dpop-nonce') ?? nonce
      return answer
    }
    const first = await send()
    const told = (await first.clone().json()).error === 'use_dpop_nonce'
    return told ? send() : first
  }
  return {
    ...base,
    refresh,
    people: async (body: object): Promise<BlueskyPerson[]> =>
      (await base.control('POST', 'accounts', { network: 'bluesky', ...body })).json(),
    person: async (name: string, followers = 100): Promise<BlueskyPerson> => {
      const accounts = [{ handle: `${name}.bsky.test`, name, followers }]
      const [made] = await (await base.control('POST', 'accounts', { network: 'bluesky', accounts })).json()
      return made
    },
    post,
    read: (name: string, query: Readonly<Record<string, string>>) =>
      fetch(`${url}/xrpc/${name}?${new URLSearchParams(query)}`),
  }
}

/** What an app would send for a text of now. */
export const recordOf = ({ id }: BlueskyPerson, text: string, rkey?: string) => ({
  repo: id,
  collection: postCollection,
  ...(rkey && { rkey }),
  record: { $type: postCollection, text, createdAt: new Date().toISOString(), langs: ['en'] },
})

export type Proof = {
  readonly nonce?: string | undefined
  readonly iat?: number
  readonly jti?: string
  readonly htm?: string
  readonly htu?: string
  readonly ath?: string | undefined
  /** Of somebody else. */
  readonly key?: JsonWebKey
}

/** The headers of a request with a proof, made without any code of the sandbox. */
function dpop({ dpopJwk, tokenSet }: NodeSavedSession, url: string, { key, ...claims }: Proof) {
  const jwk = (key ?? dpopJwk) as JsonWebKey
  const { d: _, ...shown } = createPublicKey(createPrivateKey({ key: jwk, format: 'jwk' })).export({ format: 'jwk' })
  const ath = createHash('sha256').update(tokenSet.access_token).digest('base64url')
  const payload = { jti: randomUUID(), htm: 'POST', htu: url, ath, ...claims }
  const text = unsigned({ typ: 'dpop+jwt', alg: 'ES256', jwk: shown }, payload)
  const signer = { key: createPrivateKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' } as const
  const proof = `${text}.${sign('sha256', Buffer.from(text), signer).toString('base64url')}`
  return { authorization: `DPoP ${tokenSet.access_token}`, dpop: proof }
}

const unsigned = (...parts: readonly object[]) =>
  parts.map(part => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')

const redirect = 'http://127.0.0.1:3000/auth/bluesky/callback'

/** The library that the product signs in with, as a client of a site on this machine. */
export function oauthClient(url: string) {
  const [states, sessions] = [new Map<string, NodeSavedState>(), new Map<string, NodeSavedSession>()]
  const store = <T>(kept: Map<string, T>) => ({
    get: async (key: string) => kept.get(key),
    set: async (key: string, value: T) => void kept.set(key, value),
    del: async (key: string) => void kept.delete(key),
  })
  const asked: { readonly path: string; readonly status: number }[] = []
  const client = new NodeOAuthClient({
    clientMetadata: {
      client_id: `http://localhost?${new URLSearchParams({ redirect_uri: redirect, scope })}`,
      redirect_uris: [redirect],
      scope,
      token_endpoint_auth_method: 'none',
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      application_type: 'native',
      dpop_bound_access_tokens: true,
    },
    stateStore: store(states),
    sessionStore: store(sessions),
    requestLock: async (_, work) => work(),
    handleResolver: url,
    plcDirectoryUrl: url,
    allowHttp: true,
    fetch: async (input, init) => {
      const answer = await fetch(input, init)
      asked.push({ path: new URL(answer.url).pathname, status: answer.status })
      return answer
    },
  })
  return { client, sessions, asked }
}

/** What a person sends from the page at `address`; answers with where it leads. */
export async function decide(address: URL, fields: Readonly<Record<string, string>>): Promise<URL> {
  const body = new URLSearchParams({ request_uri: address.searchParams.get('request_uri') ?? '', ...fields })
  const answer = await fetch(new URL(address.pathname, address), { method: 'POST', body, redirect: 'manual' })
  expect(answer.status).toBe(303)
  return new URL(answer.headers.get('location') ?? '')
}
