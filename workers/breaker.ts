import { type BreakerState, nothingSeen, observe } from '../src/domain/ledger/breaker.ts'
import { type HoldBack, holdBack } from '../src/domain/ledger/held-back.ts'
import { networkMessage } from '../src/domain/ledger/network-message.ts'
import type { Settled } from '../src/domain/ledger/settle.ts'
import type { NetworkName } from '../src/networks/port.ts'
import type { DirectorContext } from './director-context.ts'

/** What each network answered in each launch since the launch began or the network was resumed. */
export type BreakerStates = Map<string, BreakerState>

/** Halts a network of a launch when the answers say that it refuses the app and not the people. */
export function watchAnswers(
  director: DirectorContext,
  watches: BreakerStates,
  sender: string,
  settled: readonly Settled[],
): void {
  for (const one of settled) {
    if (!one.counted || one.row.status === null) continue
    const key = `${one.launchId} ${one.network}`
    const why = reasonToHold(watches, key, sender, one)
    if (!why) continue
    // After a resume its answers count from zero: a fault that is still there halts it again.
    watches.delete(key)
    halt(director, one, why)
  }
}

function reasonToHold(watches: BreakerStates, key: string, sender: string, { row }: Settled): HoldBack | null {
  const { outcome, answer, underWay = 0 } = row
  if (outcome.kind === 'halt') return { reason: outcome.reason, alike: null, said: networkMessage(answer) }
  const { watch, trip } = observe(watches.get(key) ?? nothingSeen, { sender, outcome, underWay })
  watches.set(key, watch)
  return trip && { ...trip, said: networkMessage(answer) }
}

function halt(
  { db, log, now }: DirectorContext,
  { launchId, network }: { readonly launchId: number; readonly network: NetworkName },
  why: HoldBack,
): void {
  if (holdBack(db, launchId, network, why, now())) log.error({ launch: launchId, network, ...why }, 'halted')
}
