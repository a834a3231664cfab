import type { KnownKey } from './keyring.ts'

/** What a change of keys has to do, of the ids at hand and the keys this database knows. */
export type Plan =
  /** What is sealed needs this key first of all. */
  | { readonly kind: 'missing'; readonly id: string }
  /** One was begun and not finished. */
  | { readonly kind: 'go-on'; readonly id: string }
  /** One is at hand that never sealed anything here. */
  | { readonly kind: 'given'; readonly id: string }
  /** A key has to be made. */
  | { readonly kind: 'make' }

export function planRotation(known: readonly KnownKey[], atHand: readonly string[]): Plan {
  const [current, ...others] = known
  if (!current) return { kind: 'make' }
  if (!atHand.includes(current.id)) return { kind: 'missing', id: current.id }
  if (others.some(one => one.emptiedAt === null)) return { kind: 'go-on', id: current.id }
  const given = atHand.find(id => !known.some(one => one.id === id))
  return given ? { kind: 'given', id: given } : { kind: 'make' }
}
