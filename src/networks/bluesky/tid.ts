import { createHash } from 'node:crypto'

/** Digits that sort as the numbers do (atproto.com/specs/tid). */
const digits = '234567abcdefghijklmnopqrstuvwxyz'
const length = 13
const clockBits = 10n

export const isTid = (text: string): boolean => /^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$/.test(text)

/**
 * The key of the record that is posted at `moment` (ms) for `seed`: the same one whenever it is asked for. The moment in
 * microseconds, whose last three digits and whose clock are taken from a hash of the seed.
 */
export function tidFor(moment: number, seed: string): string {
  const hash = createHash('sha256').update(seed).digest()
  const micros = BigInt(Math.trunc(moment)) * 1_000n + BigInt(hash.readUInt16BE(0) % 1_000)
  const number = (micros << clockBits) | BigInt(hash.readUInt16BE(2) & 0x3ff)
  return Array.from({ length }, (_, n) => digits[Number((number >> BigInt(5 * (length - 1 - n))) & 31n)]).join('')
}

/** The moment (ms) that a key was made for; null where it is none. */
export function momentOfTid(tid: string): number | null {
  if (!isTid(tid)) return null
  const number = [...tid].reduce((sum, digit) => (sum << 5n) | BigInt(digits.indexOf(digit)), 0n)
  return Number((number >> clockBits) / 1_000n)
}
