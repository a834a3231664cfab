import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Db, openDb } from '../../db/open.ts'
import { readConfig } from '../config.ts'
import { operator } from '../domain/organizer/audit/record.ts'
import { makeReset } from '../domain/organizer/new-password.ts'
import { listOrganizers } from '../domain/organizer/organizer.ts'
import type { Command } from './command.ts'
import { exit } from './find-launch.ts'

export const organizerCommand: Command = {
  name: 'organizer',
  summary: 'makes a one-time link with which an organizer chooses a new password',
  help: `npm run thunderclap -- organizer reset <mail address>

For whoever forgot their password where no mail is set up. Prints a link that works once, for an hour. Give it to them
alone: whoever opens it signs in as them. The record of changes says that it was made. The browser that opens it may
sign in, too, while the sign-in waits for others because somebody guesses.`,
  run: async (args, say) => {
    const [word, email, ...more] = args
    if (word !== 'reset' || !email || more.length > 0) {
      say('Name the mail address: npm run thunderclap -- organizer reset <mail address>')
      return exit.usage
    }
    const config = readConfig()
    const file = join(resolve(config.dataDir), 'thunderclap.db')
    if (!existsSync(file)) {
      say(`There is no database at ${file}. Is DATA_DIR the one of the program?`)
      return exit.refused
    }
    const db = openDb(file)
    try {
      const reset = makeReset(db, email, operator, Date.now())
      say(reset ? `${config.web.baseUrl}/password-reset/${reset.token}` : unknown(db, email))
      return reset ? exit.done : exit.refused
    } finally {
      db.$client.close()
    }
  },
}

function unknown(db: Db, email: string): string {
  const known = listOrganizers(db).map(one => one.email)
  return `Nobody signs in as ${email}. ${known.length === 0 ? 'There is no organizer yet.' : `There is: ${known.join(', ')}`}`
}
