import { createHash, randomBytes } from 'node:crypto'
import type { InstanceName } from '../../../src/sandbox/mastodon/instances.ts'
import { sandbox } from '../support.ts'

export type MastodonPerson = {
  readonly id: string
  readonly handle: string
  readonly host: string
  readonly grant: { readonly token: string }
}
type Ask = {
  readonly token?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: object
  readonly redirect?: RequestInit['redirect']
}

export const callback = 'http://127.0.0.1:9/callback'

/** The two simulated servers of Mastodon, of this test alone. */
export async function mastodonSandbox() {
  const running = await sandbox()
  const ask = (server: InstanceName, method: string, path: string, { token, headers, body, redirect }: Ask = {}) =>
    fetch(running.mastodon[server] + path, {
      method,
      headers: {
        ...(body && { 'content-type': 'application/json' }),
        ...(token && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
      ...(redirect && { redirect }),
    })
  return {
    ...running,
    ask,
    person: async (handle: string): Promise<MastodonPerson> => {
      const accounts = [{ handle, name: 'Ada', followers: 100 }]
      const [one] = await (await running.control('POST', 'accounts', { network: 'mastodon', accounts })).json()
      return one
    },
    /** Where an app of that name leads a person, who says yes as `handle`; answers with what the app then sends for a token. */
    signIn: async (server: InstanceName, handle: string, scopes = 'read write:statuses', { pkce = true } = {}) => {
      const form = { client_name: 'Test', redirect_uris: callback, scopes, website: 'http://127.0.0.1:9' }
      const app = await (await ask(server, 'POST', '/api/v1/apps', { body: form })).json()
      const verifier = randomBytes(32).toString('base64url')
      const query = new URLSearchParams({
        response_type: 'code',
        client_id: app.client_id,
        redirect_uri: callback,
        scope: scopes,
        state: 'mine',
        ...(pkce && {
          code_challenge: createHash('sha256').update(verifier).digest('base64url'),
          code_challenge_method: 'S256',
        }),
      })
      const back = await sayYes(`${running.mastodon[server]}/oauth/authorize?${query}`, handle)
      const { client_id, client_secret } = app
      return {
        app,
        back,
        exchange: {
          grant_type: 'authorization_code',
          client_id,
          client_secret,
          redirect_uri: callback,
          code: back.searchParams.get('code'),
          code_verifier: verifier,
        },
      }
    },
  }
}

/** Answers the question at `address` as `handle`, known there or new. Returns where it leads. */
export async function sayYes(address: string, handle: string): Promise<URL> {
  const page = await (await fetch(address)).text()
  const signIn = /name="sign_in" value="([^"]+)"/.exec(page)?.[1] ?? ''
  const [, account = ''] = new RegExp(`<option value="(\\d+)"[^>]*>[^<]*@${handle}@`).exec(page) ?? []
  const said = await fetch(new URL('/oauth/authorize', address), {
    method: 'POST',
    body: new URLSearchParams({ sign_in: signIn, account, handle, name: 'Ada', decision: 'allow' }),
    redirect: 'manual',
  })
  return new URL(said.headers.get('location') ?? 'http://none/')
}
