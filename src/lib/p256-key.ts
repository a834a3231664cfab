import { generateKeyPairSync } from 'node:crypto'

export type P256Key = {
  readonly kty: 'EC'
  readonly crv: 'P-256'
  readonly x: string
  readonly y: string
  readonly d: string
}

/**
 * A new private key for ES256, as JWK. Not by `export` of a key object: in Node 20.20 that and garbage collection wait for each
 * other for ever once in some 5,000 to 40,000 keys, and the process stands still.
 */
export function newP256Key(): P256Key {
  const jwk = { format: 'jwk' } as const
  const options = { namedCurve: 'P-256', publicKeyEncoding: jwk, privateKeyEncoding: jwk }
  // The types know no keys that come as JWK.
  const make = generateKeyPairSync as unknown as (type: 'ec', given: typeof options) => { privateKey: P256Key }
  return make('ec', options).privateKey
}
