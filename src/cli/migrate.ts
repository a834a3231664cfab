import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { inspectDb } from '../../db/inspect.ts'
import { command } from './command.ts'

export const migrateCommand = command({
  name: 'migrate',
  summary: 'brings the database up to date',
  help: `Every process does this by itself when it starts, one at a time; this shows it done before you start them.
Make a backup first: there is no way back to an older version.`,
  forms: {
    '': ({ say, dataDir, db }) => {
      const file = join(dataDir(), 'thunderclap.db')
      const isNew = !existsSync(file)
      db('make')
      const schema = `schema ${inspectDb(file).migrations}`
      if (isNew)
        say(`There was no database at ${file}: made an empty one (${schema}). Is DATA_DIR the one of the program?`)
      else say(`${file} is up to date (${schema}).`)
    },
  },
})
