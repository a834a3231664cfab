import { hearSenders } from '../src/domain/ledger/senders.ts'
import type { SenderLife } from '../src/domain/ledger/types.ts'
import type { DirectorContext } from './director-context.ts'

/** What each sender last said of itself, since it was last written down. */
export type Roll = Map<string, SenderLife>

/** Writes down which senders are alive: pages ask the database, never Redis. */
export function callRoll({ db, now }: DirectorContext, roll: Roll): void {
  if (roll.size === 0) return
  hearSenders(db, [...roll.values()], now())
  roll.clear()
}
