import type { Config } from '../../config.ts'
import { hasPosted } from '../../domain/ledger/posts-to-measure.ts'
import { inOneStep, operator, record } from '../../domain/organizer/audit/record.ts'
import { requestable, requestRuns } from '../../domain/reach/metrics/run.ts'
import { type MetricsRun, runsOf } from '../../domain/reach/metrics/summary.ts'
import { endSignal, sleep } from '../../lib/stopping.ts'
import { createNetworks } from '../../networks/networks.ts'
import { dollars, number } from '../../text/format.ts'
import { text } from '../../text/text.ts'
import type { Say } from '../command.ts'
import type { FoundLaunch } from '../find-launch.ts'

const everyMs = 500
/** A director looks for readings every few seconds. */
const begunWithinMs = 30_000

/** Asks for a reading of every network, for `most` dollars at the most, and waits until it is done. Says why it is not. */
export async function collectNow(found: FoundLaunch, config: Config, most: number, say: Say): Promise<string | null> {
  const { db, campaign, launch } = found
  const words = text('en').readings
  const networks = [...createNetworks(config).values()].filter(
    ({ name, metrics }) => metrics && hasPosted(db, launch.id, name),
  )
  if (launch.finishedAt === null) return words.early
  const now = Date.now()
  const { budget } = config.reach
  const request = requestable(db, launch.id, networks, budget, now)
  const price = 'dollars' in request ? request.dollars : 0
  if (price > most + 0.001) return `Asking now costs ${dollars(price, 'en')}: allow it with --most ${price.toFixed(2)}.`
  const asked = inOneStep(db, () => {
    const result = requestRuns(db, launch.id, networks, budget, now)
    if (result.kind === 'asked') record(db, operator, 'reach-read', { dollars: price }, now, campaign)
    return result
  })
  if (asked.kind === 'running') say(words.refused.running.text)
  else if (asked.kind !== 'asked') return words.refused[asked.kind].text
  return follow(found, say)
}

/** What is asked for stays asked for, whoever stops waiting. */
async function follow({ db, launch }: FoundLaunch, say: Say): Promise<string | null> {
  const words = text('en').readings
  const end = endSignal()
  const since = Date.now()
  for (let told = ''; ; await sleep(everyMs)) {
    const open = runsOf(db, launch.id).filter(round => isOpen(round, Date.now()))
    if (open.length === 0) return null
    const of = (name: 'measured' | 'gone' | 'silent' | 'total') => open.reduce((n, round) => n + round[name], 0)
    const line = words.running(number(of('measured') + of('gone') + of('silent'), 'en'), number(of('total'), 'en'))
    if (of('total') > 0 && line !== told) say(line)
    told = line
    const isBegun = open.some(round => round.state === 'running')
    if (!isBegun && Date.now() - since > begunWithinMs)
      return 'Nobody began it within half a minute: is the director running? It stays asked for.'
    if (end.aborted) return 'Not waited for. It stays asked for.'
  }
}

const isOpen = ({ state, plannedAt }: MetricsRun, now: number) =>
  state === 'running' || (state === 'planned' && plannedAt <= now)
