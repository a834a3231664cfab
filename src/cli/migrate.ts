import { join, resolve } from 'node:path'
import { inspectDb } from '../../db/inspect.ts'
import { openDb } from '../../db/open.ts'
import { readConfig } from '../config.ts'
import type { Command } from './command.ts'

export const migrate: Command = {
  name: 'migrate',
  summary: 'brings the database up to date',
  help: `Every process does this by itself when it starts, one at a time; this shows it done before you start them.
Make a backup first: there is no way back to an older version.`,
  run: async (_args, say) => {
    const file = join(resolve(readConfig().dataDir), 'thunderclap.db')
    openDb(file).$client.close()
    say(`${file} is up to date (schema ${inspectDb(file).migrations}).`)
    return 0
  },
}
