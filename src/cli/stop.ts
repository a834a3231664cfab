import * as control from '../domain/launch/control.ts'
import { operator } from '../domain/organizer/audit/record.ts'
import { text } from '../text/text.ts'
import type { Command } from './command.ts'
import { exit, withLaunch } from './find-launch.ts'

export const stopCommand: Command = {
  name: 'stop',
  summary: 'stops a launch that is under way or held back, for good',
  help: `npm run thunderclap -- stop <slug>

The same as Stop on the organizer's side: no post leaves later than a quarter of a second after it. Posts that are out
stay out. Cannot be taken back. Exit code 1 when there is nothing to stop.`,
  run: async (args, say) =>
    withLaunch(args, say, found => {
      const { done, tooLate } = text('en').organize
      const result = control.stop({ ...found, actor: operator }, Date.now())
      say(result === 'stopped' ? done.stopped : `${tooLate.stop.title}. ${tooLate.stop.text}`)
      return result === 'stopped' ? exit.done : exit.refused
    }),
}
