import { dueLookups, recordLookup, type UnresolvedDelivery } from '../src/domain/ledger/lookups.ts'
import type { Frozen, Lookup } from '../src/networks/port.ts'
import type { DirectorContext } from './director-context.ts'

/** Requests to the networks under way at once. */
const atOnce = 16
const lookDeadlineMs = 10_000

/** Asks the networks about every unresolved delivery whose lookup is due. */
export async function reconcile(director: DirectorContext): Promise<void> {
  for (;;) {
    const due = dueLookups(director.db, director.now(), atOnce)
    await Promise.all(due.map(unresolved => lookUp(director, unresolved)))
    if (due.length < atOnce) return
  }
}

async function lookUp(director: DirectorContext, unresolved: UnresolvedDelivery): Promise<void> {
  const lookup = await ask(director, unresolved)
  recordLookup(director.db, unresolved, lookup, director.now())
  director.log.info(
    { delivery: unresolved.delivery.id, lookups: unresolved.delivery.looks + 1, found: lookup.kind },
    'looked up',
  )
}

async function ask({ networks, box }: DirectorContext, unresolved: UnresolvedDelivery): Promise<Lookup> {
  const { delivery, account, sealed, since } = unresolved
  const network = networks.get(account.network)
  if (!network || sealed === null) return { kind: 'unreadable', cause: 'no grant' }
  const frozen = JSON.parse(delivery.frozen) as Frozen
  const signal = AbortSignal.timeout(lookDeadlineMs)
  try {
    return await network.reading.look(box.open(sealed, `grant:${account.id}`), account, frozen, since, signal)
  } catch {
    // Sealed with a key that is gone: one such row must not keep the others from being looked up.
    return { kind: 'unreadable', cause: 'the grant cannot be read' }
  }
}
