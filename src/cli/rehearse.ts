import {
  endRehearsal,
  listRehearsals,
  openRehearsals,
  type Rehearsal,
  startRehearsal,
} from '../domain/launch/rehearsal/rehearsal.ts'
import { countDeliveries } from '../domain/ledger/read.ts'
import { inOneStep, operator, record } from '../domain/organizer/audit/record.ts'
import { endSignal, sleep } from '../lib/stopping.ts'
import { number } from '../text/format.ts'
import { text } from '../text/text.ts'
import { duration } from '../text/times.ts'
import { command, refuse, type Say } from './command.ts'
import { type FoundLaunch, requireLaunch } from './find-launch.ts'

export const rehearseCommand = command({
  name: 'rehearse',
  summary: 'plays a launch on the sandbox, with the real list, and measures it',
  help: `npm run thunderclap -- rehearse <slug>

The director and a sender must run on this machine. Nothing leaves it: simulated accounts, stand-ins for the texts, a sandbox
of its own. The launch is not touched. Ctrl-C ends it.`,
  forms: { '<slug>': (cli, slug) => play(requireLaunch(cli, slug), cli.say) },
})

const everyMs = 500
/** A director looks for rehearsals several times a second. */
const begunWithinMs = 30_000

async function play({ db, campaign }: FoundLaunch, say: Say): Promise<void> {
  const words = text('en').rehearsal
  const end = endSignal()
  const started = inOneStep(db, () => {
    const result = startRehearsal(db, campaign.id, Date.now())
    if (result.kind === 'started') record(db, operator, 'rehearsal-started', {}, Date.now(), campaign)
    return result
  })
  if (started.kind !== 'started') refuse(words.tooLate[started.kind].text)
  const since = Date.now()
  let told = ''
  let begun = false
  const tell = (line: string) => {
    if (line !== told) say(line)
    told = line
  }
  for (;;) {
    const done = listRehearsals(db, campaign.id, 1).find(one => one.launch.id === started.launchId)
    if (done?.measured) return result(done, say)
    if (end.aborted) endRehearsal(db, started.launchId, 'asked', Date.now())
    const [open] = openRehearsals(db)
    const { all } = countDeliveries(db, open?.id ?? started.launchId)
    // A trial comes before the rehearsal itself, which is a draft as long as that takes.
    begun ||= open?.trialOf === started.launchId || (open?.id === started.launchId && open.state !== 'draft')
    if (open?.trialOf) tell(words.running.trial)
    else if (open?.armedAt) tell(words.running.playing(number(all.posted, 'en'), number(all.total, 'en')))
    else tell(words.running.preparing)
    if (!begun && Date.now() - since > begunWithinMs) {
      endRehearsal(db, started.launchId, 'asked', Date.now())
      refuse('Nobody began it within half a minute: the director does not run, or has no sender on this machine.')
    }
    // After Ctrl-C only what is still to be settled is waited for.
    await sleep(everyMs)
  }
}

function result({ foretold, measured, endedWhy }: Rehearsal, say: Say): void {
  const words = text('en').rehearsal
  if (endedWhy) say(words.ended[endedWhy])
  if (!measured) refuse()
  const after = (ms: number | null | undefined) => (ms == null ? '-' : `+${duration(ms, 'en')}`)
  for (const { network, host, posts, lastMs } of measured.hosts) {
    const plan = foretold?.hosts.find(one => one.network === network && one.host === host)
    say(
      `${network} ${host}: ${number(posts, 'en')} posts, last foretold ${after(plan?.lastMs)}, measured ${after(lastMs)}`,
    )
  }
  for (const { state, reason, n } of measured.failed)
    say(`  ${number(n, 'en')} ${state}${reason ? ` (${reason})` : ''}`)
  if (endedWhy) refuse()
}
