import type { Client } from './client.ts'

/** A question that was proven to come from who holds a key. */
export type Proven = Client & {
  readonly fields: URLSearchParams
  readonly origin: string
  /** Thumbprint. */
  readonly proofKey: string
}
