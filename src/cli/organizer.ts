import type { Db } from '../../db/open.ts'
import { operator } from '../domain/organizer/audit/record.ts'
import { makeReset } from '../domain/organizer/new-password.ts'
import { listOrganizers } from '../domain/organizer/organizer.ts'
import { command, refuse } from './command.ts'

export const organizerCommand = command({
  name: 'organizer',
  summary: 'makes a one-time link with which an organizer chooses a new password',
  help: `npm run thunderclap -- organizer reset <mail address>

For whoever forgot their password where no mail is set up. Prints a link that works once, for an hour. Give it to them
alone: whoever opens it signs in as them. The record of changes says that it was made. The browser that opens it may
sign in, too, while the sign-in waits for others because somebody guesses.`,
  forms: {
    'reset <mail-address>': (cli, email) => {
      const reset = makeReset(cli.db(), email, operator, Date.now())
      if (!reset) refuse(unknown(cli.db(), email))
      cli.say(`${cli.config().web.baseUrl}/password-reset/${reset.token}`)
    },
  },
})

function unknown(db: Db, email: string): string {
  const known = listOrganizers(db).map(one => one.email)
  return `Nobody signs in as ${email}. ${known.length === 0 ? 'There is no organizer yet.' : `There is: ${known.join(', ')}`}`
}
