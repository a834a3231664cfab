import { randomUUID } from 'node:crypto'
import type { Context } from '../src/context.ts'
import type { AccountVerdict } from '../src/domain/launch/check/account-check.ts'
import { tellChecks } from '../src/domain/launch/check/exchange-verdict.ts'
import { launchNear } from '../src/domain/launch/near.ts'
import { describeAgain } from '../src/domain/pledge/account.ts'
import { type DueGrant, dueRenewals } from '../src/domain/pledge/grants/due-renewals.ts'
import { endGrants } from '../src/domain/pledge/grants/end.ts'
import { openGrant } from '../src/domain/pledge/grants/give-back.ts'
import { lackOf } from '../src/domain/pledge/grants/life.ts'
import {
  type Claimed,
  claimMs,
  claimRenewal,
  type RenewalEnd,
  restRenewal,
  settleRenewal,
} from '../src/domain/pledge/grants/renew.ts'
import { tooManyGone } from '../src/domain/pledge/grants/said-gone.ts'
import { sleep } from '../src/lib/stopping.ts'
import type { Grant } from '../src/networks/account.ts'
import type { Renewal, Renewed } from '../src/networks/renewal.ts'
import { openServerPace } from './server-pace.ts'

/** Looked up at once: a search reads every pledge of a launch that is near, so it takes a small share of the time. */
const lookedUpAtOnce = 512
const timesCost = 20
/** A round ends by then, whatever it has found: what was due may not be any more. */
const roundMs = 60_000
const answerWithinMs = 15_000
/** What cannot be exchanged for want of a key is looked at again after this time. */
const keylessMs = 600_000
/** Grants of the week wait in this time before a launch, and while one is under way. */
const quietMs = 120_000
const writeAgainMs = 100
/** A server that says of too many grants that they are gone is left alone for this time; for this one where a launch waits. */
const goneRestMs = 600_000
const urgentRestMs = 60_000
const readWithinMs = 10_000

export type Renewing = {
  /** Begins the exchanges that are due, as fast as their servers take them. True when there may be more. */
  readonly round: () => Promise<boolean>
  /** Resolves when none is under way. */
  readonly done: () => Promise<unknown>
}

/** Keeps grants alive. After `end` no exchange begins, and none is cut off: its answer would be lost. */
export function startRenewing(director: Context, end: AbortSignal): Renewing {
  const { db, box, log, now } = director
  const failed = (error: unknown) => log.error({ err: error }, 'a permission could not be renewed')
  const pace = openServerPace(end)
  const open = opener(director)
  let searchAt = 0

  return {
    round: async () => {
      if (performance.now() < searchAt) return false
      const began = performance.now()
      const ended = endGrants(db, box, lookedUpAtOnce, now())
      if (ended > 0) log.info({ grants: ended }, 'ended by themselves')
      const due = dueRenewals(db, now(), lookedUpAtOnce, !launchNear(db, now(), quietMs))
      searchAt = performance.now() + timesCost * (performance.now() - began)
      const opened = due.flatMap(open)
      const servers = [...new Set(opened.map(({ due }) => due.server))]
      const begun = await Promise.all(servers.map(server => begin(opened.filter(one => one.due.server === server))))
      return begun.includes(true)
    },
    done: () => pace.done(),
  }

  /** True when one was begun. */
  async function begin(all: readonly Open[]): Promise<boolean> {
    const until = performance.now() + roundMs
    for (const [n, one] of all.entries()) {
      const { server } = one.due
      if (performance.now() > until) return n > 0
      if (!(await pace.turn(server, one.renewal.perSecond, now))) {
        if (!end.aborted && tooManyGone(db, server, now()) > 0)
          for (const { due } of all.slice(n)) tellChecks(db, due.accountId, 'unclear', now())
        return n > 0
      }
      // Not waited for: the next one has its turn however long the disk takes.
      pace.begin(server, exchange(director, pace.rest, one).catch(failed))
    }
    return all.length > 0
  }
}

type Open = { readonly due: DueGrant; readonly grant: Grant; readonly renewal: Renewal }

/** Opens grants whose keys are at hand. Of the others it says once what is missing: asked wrongly, a server ends them. */
function opener({ db, box, networks, log, now }: Context): (due: DueGrant) => Open[] {
  const said = new Set<string>()
  return due => {
    const renewal = networks.get(due.network)?.renewal
    const grant = openGrant(box, due.accountId, due.sealed)
    const lacking = !renewal ? due.network : grant === null ? 'the secret key' : lackOf(renewal, grant)
    if (renewal && grant !== null && lacking === null) return [{ due, grant, renewal }]
    restRenewal(db, due.accountId, now() + keylessMs)
    tellChecks(db, due.accountId, 'unclear', now())
    const line = { network: due.network, lacking }
    if (!said.has(`${lacking}`)) log.error(line, 'permissions cannot be renewed: they stay as they are')
    said.add(`${lacking}`)
    return []
  }
}

async function exchange(
  director: Context,
  rest: (server: string, until: number) => void,
  { due, grant, renewal }: Open,
): Promise<void> {
  const { db, log, now } = director
  const { accountId: account, server } = due
  const claimed = { ...due, by: randomUUID(), begunAt: now() }
  if (!(await claimRenewal(db, due, claimed.by, claimed.begunAt))) return
  const result = await renewal
    .renew(grant, AbortSignal.timeout(answerWithinMs))
    .catch((error: Error): Renewed => ({ kind: 'away', maybeUsed: true, cause: error.message }))
  const answeredAt = performance.now()
  const { settled, writtenAt } = await write(director, claimed, renewal, result)
  const line = { account, server, settled, writtenMs: writtenAt - answeredAt }
  const verdict = verdictOf(result, settled)
  const isTold = verdict !== null && tellChecks(db, account, verdict, now())
  if (result.kind === 'renewed') {
    log.debug(line, 'renewed')
    return isTold ? describe(director, due, result.grant) : undefined
  }
  if (result.kind === 'later') rest(server, result.until)
  log.info({ ...line, ...result }, 'not renewed')
  const gone = settled === 'doubted' ? tooManyGone(db, server, now()) : 0
  if (gone === 0) return
  log.error({ server, gone }, 'a server says of permission after permission that it is gone: none of it is believed')
  rest(server, now() + (due.urgent ? urgentRestMs : goneRestMs))
}

/** What a check learns from an exchange; null: nothing yet. */
function verdictOf({ kind }: Renewed, settled: RenewalEnd | 'lost'): AccountVerdict | null {
  if (settled !== 'settled') return settled === 'lost' ? 'unclear' : null
  return ({ renewed: 'working', gone: 'reconnect', later: null, away: 'unclear' } as const)[kind]
}

async function describe({ db, networks, now }: Context, { accountId, network }: DueGrant, grant: Grant): Promise<void> {
  const reading = networks.get(network)?.reading
  const profile = await reading?.profile(grant, AbortSignal.timeout(readWithinMs)).catch(() => null)
  if (profile) describeAgain(db, accountId, profile, now())
}

/** The answer is all there is of the new grant: where it cannot be written now, it is tried as long as the claim lasts. */
async function write(director: Context, claimed: Claimed, renewal: Renewal, result: Renewed) {
  const { db, box, log, now } = director
  const giveUpAt = performance.now() + claimMs
  for (;;) {
    try {
      const settling = settleRenewal(db, box, claimed, result, renewal.life, now())
      const writtenAt = performance.now()
      return { settled: await settling, writtenAt }
    } catch (error) {
      log.error({ err: error, account: claimed.accountId }, 'a renewed permission could not be written')
      if (performance.now() > giveUpAt) return { settled: 'lost', writtenAt: performance.now() } as const
      await sleep(writeAgainMs)
    }
  }
}
