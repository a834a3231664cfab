import { hearSenders } from '../src/domain/ledger/senders.ts'
import type { DirectorContext } from './director-context.ts'

/** Writes down which senders are alive, and what they say of themselves: pages ask the database, never Redis. */
export function callRoll({ db, senders, now }: Pick<DirectorContext, 'db' | 'senders' | 'now'>): void {
  const alive = senders()
  if (alive.length > 0) hearSenders(db, alive, now())
}
