import type { Context } from '../src/context.ts'
import {
  type AccountVerdict,
  type Checkable,
  endCheck,
  nextToCheck,
  openChecks,
  recordVerdict,
} from '../src/domain/launch/check/account-check.ts'
import { waitsForExchanges } from '../src/domain/launch/check/exchange-verdict.ts'
import { launchNear } from '../src/domain/launch/near.ts'
import { describeAgain } from '../src/domain/pledge/account.ts'
import { sleep } from '../src/lib/stopping.ts'
import { NetworkError } from '../src/networks/port.ts'

/** Requests under way at once: few, so that a network does not take them for a flood. */
const atOnce = 8
const answerWithinMs = 10_000
/** Pause after a rate limit. */
const restMs = 60_000
/** When at least this many accounts are refused and none works, the network more likely refuses the app's own keys. */
const fewAccounts = 3
/** No account is checked in this time before a launch, nor while one is under way. */
const quietMs = 120_000

/** Asks the networks, without posting, whether the grants of a campaign still work. True when it asked about some. */
export async function checkAccounts(director: Context, end: AbortSignal): Promise<boolean> {
  const { db, now, networks } = director
  let asked = false
  for (const check of openChecks(db)) {
    if (end.aborted || launchNear(db, now(), quietMs)) return asked
    // The director renews them first, see renew-grants.ts. What is left cannot be exchanged now, and is read.
    if (networks.has(check.network) && waitsForExchanges(db, check, now())) continue
    asked = true
    const some = nextToCheck(db, check, atOnce)
    if (some.length === 0 || !networks.has(check.network)) endCheck(db, check.id, now())
    const answers = await Promise.all(some.map(one => ask(director, one)))
    const fewAsked = some.length < fewAccounts && (check.total < fewAccounts || check.working > 0)
    const trusted = fewAsked || answers.includes('working')
    for (const [n, one] of some.entries()) {
      const answer = answers[n] ?? 'unclear'
      const verdict = answer === 'reconnect' && !trusted ? 'unclear' : answer
      if (verdict !== 'rest') recordVerdict(db, check, one, verdict, now())
    }
    if (answers.includes('rest')) await sleep(restMs, end)
  }
  return asked
}

async function ask(
  { db, networks, box, log, now }: Context,
  { account, sealed }: Checkable,
): Promise<AccountVerdict | 'rest'> {
  const network = networks.get(account.network)
  if (!network) return 'unclear'
  let grant: string
  try {
    grant = box.open(sealed, `grant:${account.id}`)
  } catch {
    return 'unclear'
  }
  try {
    const profile = await network.reading.profile(grant, AbortSignal.timeout(answerWithinMs))
    if (profile.remoteId !== account.remoteId) return 'reconnect'
    // If X refused to read the profile at sign-in, only the handle is known.
    describeAgain(db, account.id, profile, now())
    return 'working'
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error
    log.info({ account: account.id, problem: error.problem }, 'checked')
    if (error.problem === 'unauthorized') return 'reconnect'
    return error.problem === 'limited' ? 'rest' : 'unclear'
  }
}
