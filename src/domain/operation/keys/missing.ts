import type { Db } from '../../../../db/open.ts'
import { countSealed } from './reseal.ts'

export type MissingKeys = {
  /** In a sentence: what does not open, and what to do. */
  readonly why: string
  /** None of the keys at hand sealed anything here: they are those of another installation. */
  readonly areAll: boolean
}

/** Keys that sealed something here and are not among those at hand, given by their ids; null when none is missing. */
export function missingKeys(db: Db, atHand: readonly string[]): MissingKeys | null {
  const missing = countSealed(db, atHand)
  if (missing.size === 0) return null
  const what = [...missing].map(([id, n]) => `${id} (which sealed ${n} of what is stored)`).join(' and ')
  return {
    why: `the secret key ${what} is not at hand, only ${atHand.join(', ')}. Put it back: into SECRET_KEY, or as a line of DATA_DIR/secret.key; or name another DATA_DIR to begin anew`,
    areAll: [...countSealed(db).keys()].every(id => missing.has(id)),
  }
}
