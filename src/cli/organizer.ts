import type { Db } from '../../db/open.ts'
import { operator } from '../domain/organizer/audit/record.ts'
import { makeReset } from '../domain/organizer/new-password.ts'
import { listOrganizers } from '../domain/organizer/organizer.ts'
import { resetStep } from '../domain/organizer/second-step/set.ts'
import { command, refuse } from './command.ts'

export const organizerCommand = command({
  name: 'organizer',
  summary: 'makes a link for a new password, or takes a lost second step away',
  help: `npm run thunderclap -- organizer reset <mail address>
npm run thunderclap -- organizer reset-second-step <mail address>

reset is for whoever forgot their password where no mail is set up. Prints a link that works once, for an hour. Give it to them
alone: whoever opens it signs in as them. The record of changes says that it was made. The browser that opens it may
sign in, too, while the sign-in waits for others because somebody guesses.

reset-second-step is for whoever lost both their authenticator app and their recovery codes. Their sessions end; then their
password alone lets them in, and where everybody has to have a second step they set up another one first.`,
  forms: {
    'reset <mail-address>': (cli, email) => {
      const reset = makeReset(cli.db(), email, operator, Date.now())
      if (!reset) refuse(unknown(cli.db(), email))
      cli.say(`${cli.config().web.baseUrl}/password-reset/${reset.token}`)
    },
    'reset-second-step <mail-address>': (cli, email) => {
      const organizer = resetStep(cli.db(), operator, email, Date.now())
      if (!organizer) refuse(unknown(cli.db(), email))
      cli.say(`The second step of ${organizer.email} is taken away, and their sessions have ended.`)
    },
  },
})

function unknown(db: Db, email: string): string {
  const known = listOrganizers(db).map(one => one.email)
  return `Nobody signs in as ${email}. ${known.length === 0 ? 'There is no organizer yet.' : `There is: ${known.join(', ')}`}`
}
