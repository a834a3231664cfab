import { type Doubt, dueLooks, recordLook } from '../src/domain/ledger/looks.ts'
import type { Frozen, Look } from '../src/domain/network.ts'
import type { DirectorContext } from './director-context.ts'

/** Questions to the networks under way at once. */
const atOnce = 16
const lookDeadlineMs = 10_000

/** Asks the networks about every delivery in doubt whose look is due. */
export async function reconcile(director: DirectorContext): Promise<void> {
  for (;;) {
    const due = dueLooks(director.db, director.now(), atOnce)
    await Promise.all(due.map(doubt => lookFor(director, doubt)))
    if (due.length < atOnce) return
  }
}

async function lookFor(director: DirectorContext, doubt: Doubt): Promise<void> {
  const look = await ask(director, doubt)
  recordLook(director.db, doubt, look, director.now())
  director.log.info({ delivery: doubt.delivery.id, looks: doubt.delivery.looks + 1, found: look.kind }, 'looked')
}

async function ask({ networks, box }: DirectorContext, { delivery, account, sealed }: Doubt): Promise<Look> {
  const network = networks.get(account.network)
  if (!network || sealed === null) return { kind: 'unreadable', cause: 'no grant' }
  const frozen = JSON.parse(delivery.frozen) as Frozen
  const since = delivery.sentAt ?? delivery.dueAt
  const signal = AbortSignal.timeout(lookDeadlineMs)
  return network.reading.look(box.open(sealed, `grant:${account.id}`), account, frozen, since, signal)
}
