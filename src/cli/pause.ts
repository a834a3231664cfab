import * as control from '../domain/launch/control.ts'
import { closesAt } from '../domain/launch/launch.ts'
import { operator } from '../domain/organizer/audit/record.ts'
import { momentExactly } from '../text/format.ts'
import { text } from '../text/text.ts'
import type { Command } from './command.ts'
import { exit, withLaunch } from './find-launch.ts'

export const pauseCommand: Command = {
  name: 'pause',
  summary: 'holds back what has not left of a launch that is under way',
  help: `npm run thunderclap -- pause <slug>

The same as Pause on the organizer's side: no post leaves later than a quarter of a second after it, until you resume.
What has not left when the launch's time for trying is over is not sent. Exit code 1 when there is nothing to pause.`,
  run: async (args, say) =>
    withLaunch(args, say, found => {
      const { done, tooLate } = text('en').control
      const result = control.pause({ ...found, actor: operator }, Date.now())
      const until = momentExactly(closesAt(found.launch), found.campaign.timeZone, 'en')
      if (result === 'paused') say(`${done.paused} You can resume until ${until}.`)
      else say(`${tooLate.pause.title}. ${tooLate.pause.text}`)
      return result === 'paused' ? exit.done : exit.refused
    }),
}
