import * as control from '../domain/launch/control.ts'
import { closesAt } from '../domain/launch/launch.ts'
import { operator } from '../domain/organizer/audit/record.ts'
import { networkLabels } from '../networks/port.ts'
import { momentExactly } from '../text/format.ts'
import { text } from '../text/text.ts'
import { command, refuse } from './command.ts'
import { networkOf, requireLaunch } from './find-launch.ts'

export const pauseCommand = command({
  name: 'pause',
  summary: 'holds back what has not left of a launch that is under way',
  help: `npm run thunderclap -- pause <slug>
npm run thunderclap -- pause <slug> --network x     that network alone; the others go on

The same as Pause on the organizer's side: no post leaves later than a quarter of a second after it, until you resume.
What has not left when the launch's time for trying is over is not sent. Exit code 1 when there is nothing to pause.`,
  options: { network: { type: 'string' } },
  forms: {
    '<slug>': (cli, slug) => {
      const { done, doneOn, tooLate } = text('en').control
      const found = requireLaunch(cli, slug)
      const network = networkOf(found, cli.options.network)
      if (control.pause({ ...found, actor: operator }, Date.now(), network) !== 'paused')
        refuse(`${tooLate.pause.title}. ${tooLate.pause.text}`)
      const until = momentExactly(closesAt(found.launch), found.campaign.timeZone, 'en')
      const said = network === null ? done.paused : doneOn.paused(networkLabels[network])
      cli.say(`${said} You can resume until ${until}.`)
    },
  },
})
