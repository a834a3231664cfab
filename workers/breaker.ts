import { type BreakerState, nothingSeen, observe } from '../src/domain/ledger/breaker.ts'
import { type HoldBack, holdBack, holdBackHost } from '../src/domain/ledger/held-back.ts'
import { nameOfHost } from '../src/domain/ledger/host-holds.ts'
import { networkMessage } from '../src/domain/ledger/network-message.ts'
import type { Settled } from '../src/domain/ledger/settle.ts'
import type { Network, NetworkName } from '../src/networks/port.ts'
import type { DirectorContext } from './director-context.ts'

/** What each network, or server that stands alone, answered in each launch since the launch began or the network was resumed. */
export type BreakerStates = Map<string, BreakerState>

type Watching = Pick<DirectorContext, 'db' | 'log' | 'now' | 'postings'> & {
  readonly networks: ReadonlyMap<NetworkName, Pick<Network, 'contactAt'>>
}

/** Halts a network of a launch, or one server of it, when the answers say that it refuses the app and not the people. */
export function watchAnswers(
  director: Watching,
  watches: BreakerStates,
  sender: string,
  settled: readonly Settled[],
): void {
  for (const one of settled) {
    if (!one.counted || one.row.status === null) continue
    const apart = isApart(director, one)
    const key = `${one.launchId} ${apart ? nameOfHost(one) : one.network}`
    const why = reasonToHold(watches, key, sender, one)
    if (!why) continue
    // After a resume its answers count from zero: a fault that is still there halts it again.
    watches.delete(key)
    if (apart) haltHost(director, one, why)
    else halt(director, one, why)
  }
}

/** Whether a server's answers say nothing of the network's others. */
const isApart = ({ postings }: Watching, { network }: Settled) => postings.get(network)?.hostsStandAlone === true

function reasonToHold(watches: BreakerStates, key: string, sender: string, { row }: Settled): HoldBack | null {
  const { outcome, answer, underWay = 0 } = row
  if (outcome.kind === 'halt') return { reason: outcome.reason, alike: null, said: networkMessage(answer) }
  const { watch, trip } = observe(watches.get(key) ?? nothingSeen, { sender, outcome, underWay })
  watches.set(key, watch)
  return trip && { ...trip, said: networkMessage(answer) }
}

function halt(
  { db, log, now }: Watching,
  { launchId, network }: { readonly launchId: number; readonly network: NetworkName },
  why: HoldBack,
): void {
  if (holdBack(db, launchId, network, why, now())) log.error({ launch: launchId, network, ...why }, 'halted')
}

function haltHost({ db, log, now, networks }: Watching, { launchId, network, host }: Settled, why: HoldBack): void {
  const contact = networks.get(network)?.contactAt?.(host) ?? null
  if (holdBackHost(db, launchId, { network, host }, { ...why, contact }, now()))
    log.error({ launch: launchId, network, host, ...why }, 'halted')
}
