import { createHash } from 'node:crypto'
import { base32 } from './base32.ts'

/** A content id as Bluesky writes them (version 1, DAG-CBOR, SHA-256); the digest is of the text, not of CBOR. */
export function cidOf(text: string): string {
  return `b${base32(Buffer.concat([prefix, createHash('sha256').update(text).digest()]))}`
}

const prefix = Buffer.from([1, 0x71, 0x12, 0x20])
