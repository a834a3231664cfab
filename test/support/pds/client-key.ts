import { generateKeyPairSync } from 'node:crypto'
import type { ClientKey } from '../../../src/networks/port.ts'

export function newClientKey(kid: string): ClientKey {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return { ...(privateKey.export({ format: 'jwk' }) as Omit<ClientKey, 'kid'>), kid }
}
