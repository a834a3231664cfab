import * as control from '../domain/launch/control.ts'
import type { Continued } from '../domain/ledger/continue.ts'
import { operator } from '../domain/organizer/audit/record.ts'
import { text } from '../text/text.ts'
import { command, refuse } from './command.ts'
import { findLaunch } from './find-launch.ts'

export const resumeCommand = command({
  name: 'resume',
  summary: 'goes on with a launch that was paused or held itself back',
  help: `npm run thunderclap -- resume <slug>

The same as Resume and Go on on the organizer's side: what is held back leaves at once. After a halt, settle its reason
first ("launch <slug>" shows it), or the launch holds back again. After a launch that finished, what the network refused
without saying whom it meant is tried again. Exit code 1 when there is nothing to resume, or when
the launch's time for trying is over.`,
  forms: {
    '<slug>': (cli, slug) => {
      const result = control.resume({ ...findLaunch(cli, slug), actor: operator }, Date.now())
      if (result.kind !== 'resumed') refuse(sentence(result))
      cli.say(sentence(result))
    },
  },
})

function sentence(result: Continued): string {
  const { done, tooLate, tryAgain } = text('en').control
  switch (result.kind) {
    case 'resumed':
      return result.again === 0 ? done.resumed : `${done.resumed} ${tryAgain(result.again)}`
    case 'nothing-to-resume':
      return `${tooLate.resume.title}. ${tooLate.resume.text}`
    case 'too-late':
      return `${tooLate.over.title}. ${tooLate.over.text}`
    default:
      return result satisfies never
  }
}
