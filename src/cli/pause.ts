import * as control from '../domain/launch/control.ts'
import { closesAt } from '../domain/launch/launch.ts'
import { operator } from '../domain/organizer/audit/record.ts'
import { momentExactly } from '../text/format.ts'
import { text } from '../text/text.ts'
import { command, refuse } from './command.ts'
import { findLaunch } from './find-launch.ts'

export const pauseCommand = command({
  name: 'pause',
  summary: 'holds back what has not left of a launch that is under way',
  help: `npm run thunderclap -- pause <slug>

The same as Pause on the organizer's side: no post leaves later than a quarter of a second after it, until you resume.
What has not left when the launch's time for trying is over is not sent. Exit code 1 when there is nothing to pause.`,
  forms: {
    '<slug>': (cli, slug) => {
      const { done, tooLate } = text('en').control
      const found = findLaunch(cli, slug)
      if (control.pause({ ...found, actor: operator }, Date.now()) !== 'paused')
        refuse(`${tooLate.pause.title}. ${tooLate.pause.text}`)
      const until = momentExactly(closesAt(found.launch), found.campaign.timeZone, 'en')
      cli.say(`${done.paused} You can resume until ${until}.`)
    },
  },
})
