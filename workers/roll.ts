import { sayKeys } from '../src/domain/keys/holders.ts'
import { hearSenders } from '../src/domain/ledger/senders.ts'
import type { DirectorContext } from './director-context.ts'

/** Writes down which senders are alive, and what they say of themselves: pages ask the database, never Redis. */
export function callRoll({ db, senders, now }: Pick<DirectorContext, 'db' | 'senders' | 'now'>): void {
  const alive = senders()
  if (alive.length > 0) hearSenders(db, alive, now())
}

/** The same of the secret keys that director and senders have. */
export function tellKeys({ db, senders, box, now }: Pick<DirectorContext, 'db' | 'senders' | 'box' | 'now'>): void {
  const crew = senders().map(({ pid, egress, keys = [] }) => ({ process: `sender ${pid} on ${egress}`, keys }))
  sayKeys(db, [{ process: `director ${process.pid}`, keys: box.keyIds() }, ...crew], now())
}
