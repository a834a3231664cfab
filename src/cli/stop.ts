import * as control from '../domain/launch/control.ts'
import { operator } from '../domain/organizer/audit/record.ts'
import { text } from '../text/text.ts'
import { command, refuse } from './command.ts'
import { requireLaunch } from './find-launch.ts'

export const stopCommand = command({
  name: 'stop',
  summary: 'stops a launch that is under way or held back, for good',
  help: `npm run thunderclap -- stop <slug>

The same as Stop on the organizer's side: no post leaves later than a quarter of a second after it. Posts that are out
stay out. Cannot be taken back. Exit code 1 when there is nothing to stop.`,
  forms: {
    '<slug>': (cli, slug) => {
      const { done, tooLate } = text('en').organize
      const result = control.stop({ ...requireLaunch(cli, slug), actor: operator }, Date.now())
      if (result !== 'stopped') refuse(`${tooLate.stop.title}. ${tooLate.stop.text}`)
      cli.say(done.stopped)
    },
  },
})
