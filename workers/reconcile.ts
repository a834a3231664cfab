import { dueLookups, hostsToLookAt, recordLookup, type UnresolvedDelivery } from '../src/domain/ledger/lookups.ts'
import type { HostName } from '../src/domain/ledger/room.ts'
import { sleep } from '../src/lib/stopping.ts'
import type { Frozen, HostLimits, Lookup, Network, RepeatRule } from '../src/networks/port.ts'
import type { DirectorContext } from './director-context.ts'

/** Hosts that are asked at once, and lookups at once on one of them: one that hangs delays its own alone. */
const hostsAtOnce = 128
const atOnce = 16
const lookDeadlineMs = 10_000

type LookContext = Pick<DirectorContext, 'db' | 'networks' | 'box' | 'time' | 'now' | 'log'>

/** To be called often: begins what is due and waits for nothing. */
type Reconciler = { readonly round: () => void }

/** Asks the networks about every unresolved delivery whose lookup is due, each host at its own pace. */
export function openReconciler(director: LookContext, end: AbortSignal): Reconciler {
  const asked = new Set<string>()

  async function lookAtHost(host: HostName): Promise<void> {
    const network = director.networks.get(host.network)
    const eachMs = network ? lookEveryMs(network.posting.limits(host.host)) : 0
    while (!end.aborted && director.time.doubt() === null) {
      const due = dueLookups(director.db, host, director.now(), atOnce)
      if (due.length === 0) return
      const paced = sleep(due.length * eachMs, end)
      await Promise.all(due.map(unresolved => lookUp(director, network, unresolved)))
      await paced
    }
  }

  return {
    round: () => {
      for (const host of hostsToLookAt(director.db, director.now())) {
        const name = `${host.network} ${host.host}`
        if (asked.has(name) || asked.size >= hostsAtOnce) continue
        asked.add(name)
        void lookAtHost(host)
          .catch((err: unknown) => director.log.error({ err, host: name }, 'lookups failed; they are tried again'))
          .finally(() => asked.delete(name))
      }
    },
  }
}

/** What a host takes from one address, spread evenly. */
const lookEveryMs = ({ perSecond, window }: HostLimits): number =>
  Math.max(perSecond === null ? 0 : 1_000 / perSecond, window ? window.ms / window.requests : 0)

/** Of a network that this installation has no more, nobody can be asked. */
const noNetwork: RepeatRule = { looksMs: [lookDeadlineMs], again: 'once-dead' }

async function lookUp(
  director: LookContext,
  network: Network | undefined,
  unresolved: UnresolvedDelivery,
): Promise<void> {
  const lookup: Lookup = network
    ? await ask(director, network, unresolved)
    : { kind: 'unreadable', cause: 'not set up here' }
  recordLookup(
    director.db,
    unresolved,
    lookup,
    network?.posting.repeat(unresolved.delivery.host) ?? noNetwork,
    director.now(),
  )
  director.log.info(
    { delivery: unresolved.delivery.id, lookups: unresolved.delivery.looks + 1, found: lookup.kind },
    'looked up',
  )
}

function ask({ box }: LookContext, { reading }: Network, unresolved: UnresolvedDelivery): Promise<Lookup> {
  const { delivery, account, sealed, since } = unresolved
  const frozen = JSON.parse(delivery.frozen) as Frozen
  const signal = AbortSignal.timeout(lookDeadlineMs)
  return reading.look(opened(box, account.id, sealed), account, frozen, since, signal)
}

/** Null where there is none, or where it was sealed with a key that is gone. */
function opened(box: LookContext['box'], account: number, sealed: UnresolvedDelivery['sealed']): string | null {
  try {
    return sealed === null ? null : box.open(sealed, `grant:${account}`)
  } catch {
    return null
  }
}
