import * as control from '../domain/launch/control.ts'
import type { Continued } from '../domain/ledger/continue.ts'
import { operator } from '../domain/organizer/audit/record.ts'
import { type NetworkName, networkLabels } from '../networks/port.ts'
import { text } from '../text/text.ts'
import { command, refuse } from './command.ts'
import { networkOf, requireLaunch } from './find-launch.ts'

export const resumeCommand = command({
  name: 'resume',
  summary: 'goes on with a launch that was paused or held itself back',
  help: `npm run thunderclap -- resume <slug>
npm run thunderclap -- resume <slug> --network x    that network alone; what holds back another stays

The same as Resume and Go on on the organizer's side: what is held back leaves at once. After a halt, settle its reason
first ("launch <slug>" shows it), or the launch holds back again. After a launch that finished, what the network refused
without saying whom it meant is tried again. Exit code 1 when there is nothing to resume, or when
the launch's time for trying is over.`,
  options: { network: { type: 'string' } },
  forms: {
    '<slug>': (cli, slug) => {
      const found = requireLaunch(cli, slug)
      const network = networkOf(found, cli.options.network)
      const result = control.resume({ ...found, actor: operator }, Date.now(), network)
      if (result.kind !== 'resumed') refuse(sentence(result, network))
      cli.say(sentence(result, network))
    },
  },
})

function sentence(result: Continued, network: NetworkName | null): string {
  const { done, doneOn, tooLate, tryAgain } = text('en').control
  switch (result.kind) {
    case 'resumed':
      return [
        network === null ? done.resumed : doneOn.resumed(networkLabels[network]),
        ...(result.again === 0 ? [] : [tryAgain(result.again)]),
      ].join(' ')
    case 'nothing-to-resume':
      return `${tooLate.resume.title}. ${tooLate.resume.text}`
    case 'too-late':
      return `${tooLate.over.title}. ${tooLate.over.text}`
    default:
      return result satisfies never
  }
}
