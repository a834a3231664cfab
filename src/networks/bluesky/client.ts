import { createHash, randomBytes } from 'node:crypto'
import {
  JoseKey,
  NodeOAuthClient,
  type NodeOAuthClientOptions,
  type NodeSavedSession,
  type NodeSavedState,
  type OAuthAuthorizationServerMetadata,
  type OAuthClientMetadataInput,
  type OAuthProtectedResourceMetadata,
} from '@atproto/oauth-client-node'
import { newP256Key } from '../../lib/p256-key.ts'
import type { ClientKeys } from '../port.ts'
import type { Fetch } from './fetch.ts'
import { memoryStore } from './memory.ts'
import type { BlueskySettings } from './settings.ts'

/** More hosts than a launch has: what they say of themselves, and the nonces that they want. */
const mostHosts = 2_000
const metadataMs = 600_000
const nonceMs = 120_000

/** One sign-in or one grant: the SDK reads and writes it here, and the caller puts it where it belongs. */
export type Kept<Value> = { key: string; value: Value } | null

export type Exchange = {
  readonly metadata: OAuthClientMetadataInput
  readonly state?: { kept: Kept<NodeSavedState> }
  readonly session?: { kept: Kept<NodeSavedSession> }
  /** Who answers which account is meant; left out: handles and the directory are asked. */
  readonly identityResolver?: NonNullable<NodeOAuthClientOptions['identityResolver']>
  readonly fetch?: Fetch
}

export type OAuthClients = ReturnType<typeof oauthClients>

/** Makes the SDK's client for one exchange. What servers say of themselves is shared by all of them. */
export function oauthClients(settings: BlueskySettings, keys: ClientKeys, fetch: Fetch) {
  const shared = {
    authorizationServerMetadataCache: memoryStore<OAuthAuthorizationServerMetadata>(mostHosts, metadataMs),
    protectedResourceMetadataCache: memoryStore<OAuthProtectedResourceMetadata | null>(mostHosts, metadataMs),
    dpopNonceCache: memoryStore<string>(mostHosts, nonceMs),
  }
  return async ({ metadata, state = { kept: null }, session = { kept: null }, ...given }: Exchange) =>
    new NodeOAuthClient({
      ...shared,
      ...given,
      fetch: given.fetch ?? fetch,
      clientMetadata: metadata,
      ...(metadata.jwks_uri && { keyset: await keysetOf(keys) }),
      stateStore: oneOf(state),
      sessionStore: oneOf(session),
      allowHttp: settings.onLoopback,
      plcDirectoryUrl: settings.plcUrl,
      ...(settings.resolverUrl !== null && { handleResolver: settings.resolverUrl }),
      runtimeImplementation,
    })
}

const keysetOf = (keys: ClientKeys) => Promise.all(keys().map(jwk => JoseKey.fromJWK({ ...jwk })))

const runtimeImplementation = {
  // Of the kinds that servers take, the SDK would choose one that takes ten times as long to sign with.
  createKey: () => JoseKey.fromJWK(newP256Key()),
  getRandomValues: randomBytes,
  digest: (bytes: Uint8Array, { name }: { name: string }) => createHash(name).update(bytes).digest(),
  // Who exchanges a grant holds a claim on it, across processes.
  requestLock: async <Result>(_: string, work: () => Result | PromiseLike<Result>) => work(),
}

function oneOf<Value>(place: { kept: Kept<Value> }) {
  return {
    get: (key: string) => (place.kept?.key === key ? place.kept.value : undefined),
    set: (key: string, value: Value) => {
      place.kept = { key, value }
    },
    // The SDK drops what a server refused; what becomes of it is decided by who called.
    del: () => {},
  }
}
