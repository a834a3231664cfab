import type { NodeSavedSession, NodeSavedState, OAuthClientMetadataInput } from '@atproto/oauth-client-node'
import type { Connector, Departure, Named, Pending, Return, SignInResult, SignInTrouble } from '../connector.ts'
import type { ClientKeys } from '../port.ts'
import type { Kept, OAuthClients } from './client.ts'
import { clientKind, confidentialMetadata, developmentMetadata } from './client-metadata.ts'
import { handleOr } from './handle.ts'
import type { BlueskySettings } from './settings.ts'
import { answerTroubleOf, refusalIn, saidIn, troubleOf } from './trouble.ts'
import { readTypedAccount } from './typed-account.ts'

/** Of an address that leads back here: no value of it is longer. */
const longest = 2_000

/** Sign-in with OAuth by the SDK, which finds out from a handle which server asks the person. */
export function blueskyConnector(settings: BlueskySettings, clientFor: OAuthClients, keys: ClientKeys): Connector {
  const kind = clientKind(settings.baseUrl)
  const unable = () => {
    if (kind === 'none') return notPublic(settings)
    return kind === 'confidential' && keys().length === 0 ? keyless : null
  }
  const metadataFor = (callbackUrl: string): OAuthClientMetadataInput =>
    kind === 'confidential' ? confidentialMetadata(settings.baseUrl) : developmentMetadata(callbackUrl)

  async function leave(callbackUrl: string, account: string): Promise<Extract<Departure, { kind: 'leave' }>> {
    const metadata = metadataFor(callbackUrl)
    const state: { kept: Kept<NodeSavedState> } = { kept: null }
    const client = await clientFor({ metadata, state })
    const url = await client.authorize(account)
    if (!state.kept) throw new Error('the SDK began no sign-in')
    const { key, value } = state.kept
    return { kind: 'leave', url: url.href, pending: { key, secret: JSON.stringify({ metadata, value }) } }
  }

  return {
    question: 'handle',
    depart: async (callbackUrl, answer): Promise<Departure> => {
      const trouble = unable()
      if (trouble) return { kind: 'unanswered', trouble }
      const typed = readTypedAccount(answer ?? '')
      if (typed.kind !== 'account') return { kind: 'ask-again', why: typed.kind, said: null }
      try {
        return await leave(callbackUrl, typed.account)
      } catch (error) {
        const why = answerTroubleOf(error)
        if (why) return { kind: 'ask-again', why, said: null }
        return { kind: 'unanswered', trouble: troubleOf(error) }
      }
    },
    read: readReturn,
    arrive: async (pending, proof): Promise<SignInResult> => {
      try {
        return await arrive(pending, new URLSearchParams(proof))
      } catch (error) {
        const refusal = refusalIn(error)
        const theirs = refusal ? refusal.error === 'invalid_grant' : new URLSearchParams(proof).has('error')
        return theirs ? { kind: 'stale', said: saidIn(error) } : { kind: 'unanswered', trouble: troubleOf(error) }
      }
    },
    // A request that nobody takes further expires by itself.
    rehearse: async callbackUrl => {
      try {
        const trouble = unable()
        if (!trouble) await leave(callbackUrl, settings.entrywayUrl)
        return steps(trouble)
      } catch (error) {
        return steps(troubleOf(error))
      }
    },
  }

  async function arrive({ key, secret }: Pending, params: URLSearchParams): Promise<SignInResult> {
    const { metadata, value } = JSON.parse(secret) as { metadata: OAuthClientMetadataInput; value: NodeSavedState }
    const session: { kept: Kept<NodeSavedSession> } = { kept: null }
    const client = await clientFor({ metadata, state: { kept: { key, value } }, session })
    params.set('state', key)
    await client.callback(params)
    if (!session.kept) throw new Error('the SDK kept no sign-in')
    const { value: saved } = session.kept
    const grant = JSON.stringify({ ...saved, clientId: metadata.client_id, grantedAt: Date.now() })
    const known = await client.identityResolver.resolve(saved.tokenSet.sub).catch(() => null)
    return { kind: 'granted', grant, named: known && namedIn(saved, known.handle, settings) }
  }
}

const notPublic = ({ baseUrl }: BlueskySettings): SignInTrouble => ({
  why: 'not-public',
  said: `BASE_URL is ${baseUrl}: it has to be a public address that begins with https://`,
})

const keyless: SignInTrouble = { why: 'signing-key', said: 'no key to sign with' }

const steps = (trouble: SignInTrouble | null) =>
  trouble?.why === 'signing-key' ? { keys: trouble, callback: null } : { keys: null, callback: trouble }

function readReturn(query: Readonly<Record<string, unknown>>): Return | null {
  const { state, error } = query
  if (!isWord(state)) return null
  if (error === 'access_denied') return { kind: 'denied', key: state }
  const said = ['iss', 'code', 'error', 'error_description'].flatMap(name => {
    const value = query[name]
    return isWord(value) ? [[name, value] as const] : []
  })
  const proof = new URLSearchParams(said.map(([name, value]) => [name, value]))
  return proof.has('code') || proof.has('error') ? { kind: 'allowed', key: state, proof: proof.toString() } : null
}

function namedIn({ tokenSet }: NodeSavedSession, handle: string, { siteUrl }: BlueskySettings): Named {
  const { host } = new URL(tokenSet.aud)
  const did = tokenSet.sub
  return { remoteId: did, host, handle: handleOr(handle, did), profileUrl: `${siteUrl}/profile/${did}` }
}

const isWord = (value: unknown): value is string => typeof value === 'string' && value !== '' && value.length <= longest
