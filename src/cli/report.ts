import { parseArgs } from 'node:util'
import { findCampaign } from '../domain/campaign/campaign.ts'
import { postedTexts } from '../domain/ledger/posted-sums.ts'
import { readMeasured } from '../domain/reach/metrics/summary.ts'
import { readAround, readReach } from '../domain/reach/report.ts'
import { reachJson } from '../pages/reach/report/reach-json.ts'
import type { Command } from './command.ts'
import { exit, type FoundLaunch, withLaunchFor } from './find-launch.ts'
import { collectNow } from './report/collect.ts'
import { reportLines } from './report/lines.ts'

const options = { json: { type: 'boolean' }, collect: { type: 'boolean' }, most: { type: 'string' } } as const

export const reportCommand: Command = {
  name: 'report',
  summary: 'shows what came of a launch, and asks the networks anew',
  help: `npm run thunderclap -- report <slug>
npm run thunderclap -- report <slug> --json
npm run thunderclap -- report <slug> --collect [--most <dollars>]

The figures of the report; --json writes all of them, as /c/<slug>/reach.json does. --collect asks the networks first, as
the button on the organizer's side does, and waits: the director must run. Where asking costs money the price is told, and
nothing is asked unless --most allows it. Exit code 1 when nothing could be asked.`,
  run: async (args, say) => {
    const read = parse(args)
    if (!read) {
      say('npm run thunderclap -- report <slug> [--json] [--collect [--most <dollars>]]: see --help.')
      return exit.usage
    }
    const { positionals, values, most } = read
    return withLaunchFor(positionals, say, async found => {
      // What is told on the way would be no JSON.
      const tell = values.json ? () => {} : say
      const code = values.collect ? await collectNow(found, most, tell) : exit.done
      show(found, values.json === true, say)
      return code
    })
  },
}

function parse(args: readonly string[]) {
  try {
    const { positionals, values } = parseArgs({ args: [...args], allowPositionals: true, options })
    const most = Number(values.most ?? 0)
    return Number.isNaN(most) || most < 0 ? null : { positionals, values, most }
  } catch {
    return null
  }
}

function show({ db, campaign, launch }: FoundLaunch, json: boolean, say: (line: string) => void): void {
  const reach = readReach(db, launch)
  const beside = { around: readAround(db, reach), measured: readMeasured(db, launch.id) }
  const published = findCampaign(db, campaign.slug)
  if (json && published)
    say(JSON.stringify(reachJson(published, reach, { ...beside, texts: postedTexts(db, launch.id) }, 'en'), null, 2))
  else for (const [name, value] of reportLines(campaign, reach, beside)) say(`${name.padEnd(24)} ${value}`)
}
