import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { inspectDb } from '../../db/inspect.ts'
import { openDb } from '../../db/open.ts'
import { readConfig } from '../config.ts'
import type { Command } from './command.ts'
import { exit } from './find-launch.ts'

export const migrateCommand: Command = {
  name: 'migrate',
  summary: 'brings the database up to date',
  help: `Every process does this by itself when it starts, one at a time; this shows it done before you start them.
Make a backup first: there is no way back to an older version.`,
  run: async (args, say) => {
    if (args.length > 0) {
      say('migrate takes nothing else: the database is that of DATA_DIR.')
      return exit.usage
    }
    const file = join(resolve(readConfig().dataDir), 'thunderclap.db')
    const isNew = !existsSync(file)
    openDb(file).$client.close()
    const schema = `schema ${inspectDb(file).migrations}`
    if (isNew)
      say(`There was no database at ${file}: made an empty one (${schema}). Is DATA_DIR the one of the program?`)
    else say(`${file} is up to date (${schema}).`)
    return exit.done
  },
}
