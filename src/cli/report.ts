import { findCampaign } from '../domain/campaign/campaign.ts'
import { postedTexts } from '../domain/ledger/posted-sums.ts'
import { readMeasured } from '../domain/reach/metrics/summary.ts'
import { readAround, readReach } from '../domain/reach/report.ts'
import { reachJson } from '../pages/reach/report/reach-json.ts'
import { command, misused, refuse, type Say } from './command.ts'
import { type FoundLaunch, requireLaunch } from './find-launch.ts'
import { collectNow } from './report/collect.ts'
import { reportLines } from './report/lines.ts'

export const reportCommand = command({
  name: 'report',
  summary: 'shows what came of a launch, and asks the networks anew',
  help: `npm run thunderclap -- report <slug>
npm run thunderclap -- report <slug> --json
npm run thunderclap -- report <slug> --collect [--most <dollars>]

The figures of the report; --json writes all of them, as /c/<slug>/reach.json does. --collect asks the networks first, as
the button on the organizer's side does, and waits: the director must run. Where asking costs money the price is told, and
nothing is asked unless --most allows it. Exit code 1 when nothing could be asked.`,
  options: { json: { type: 'boolean' }, collect: { type: 'boolean' }, most: { type: 'string' } },
  forms: {
    '<slug>': async (cli, slug) => {
      const { json = false, collect = false } = cli.options
      const most = Number(cli.options.most ?? 0)
      if (Number.isNaN(most) || most < 0) misused()
      const found = requireLaunch(cli, slug)
      // What is told on the way would be no JSON.
      const tell = json ? () => {} : cli.say
      const whyNot = collect ? await collectNow(found, cli.config(), most, tell) : null
      if (whyNot !== null) tell(whyNot)
      show(found, json, cli.say)
      if (whyNot !== null) refuse()
    },
  },
})

function show({ db, campaign, launch }: FoundLaunch, json: boolean, say: Say): void {
  const reach = readReach(db, launch)
  const beside = { around: readAround(db, reach), measured: readMeasured(db, launch.id) }
  const published = findCampaign(db, campaign.slug)
  if (json && published)
    say(JSON.stringify(reachJson(published, reach, { ...beside, texts: postedTexts(db, launch.id) }, 'en'), null, 2))
  else for (const [name, value] of reportLines(campaign, reach, beside)) say(`${name.padEnd(24)} ${value}`)
}
