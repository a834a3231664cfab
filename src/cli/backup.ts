import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { copyDb, copyPrivately } from '../../db/copy.ts'
import { inspectDb } from '../../db/inspect.ts'
import { openToRead } from '../../db/open.ts'
import { countSealed } from '../domain/operation/keys/reseal.ts'
import { command, refuse, type Say } from './command.ts'

export const backupCommand = command({
  name: 'backup',
  summary: 'copies database and pictures into a new folder while everything runs',
  help: `npm run thunderclap -- backup <folder>

The folder must not exist yet. The secret key is not in it: keep that somewhere else, the backup does not open without it.
The command restore puts one back. Exit code 1 when it could not be made, with the reason.`,
  forms: {
    '<folder>': ({ dataDir, say }, folder) => {
      const file = join(dataDir(), 'thunderclap.db')
      if (!existsSync(file)) refuse(`There is no database at ${file}. Is DATA_DIR the one of the program?`)
      if (existsSync(folder)) refuse(`There is something at ${folder} already: name a folder that does not exist yet.`)
      makeOrClear(dataDir(), resolve(folder), say)
    },
  },
})

/** Nothing half made stays behind. */
function makeOrClear(dataDir: string, folder: string, say: Say): void {
  try {
    make(dataDir, folder, say)
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException
    if (!/^(E[A-Z]+|SQLITE_\w+)$/.test(code)) throw error
    if (existsSync(folder)) rmSync(folder, { recursive: true, force: true })
    refuse(`The backup could not be made (${message}). Nothing is kept at ${folder}.`)
  }
}

function make(dataDir: string, folder: string, say: Say): void {
  const copy = join(folder, 'thunderclap.db')
  mkdirSync(join(folder, 'pictures'), { recursive: true, mode: 0o700 })
  // Before and after: a picture may come or go while the database is copied.
  copyPictures(dataDir, folder)
  copyDb(join(dataDir, 'thunderclap.db'), copy)
  const pictures = copyPictures(dataDir, folder)
  const { problems, migrations } = inspectDb(copy)
  if (problems.length > 0)
    refuse(`The copy in ${folder} is not sound (${problems.join('; ')}): keep an older one, and run doctor.`)
  const megabytes = (statSync(copy).size / 1_048_576).toFixed(1)
  say(`${folder}: the database (${megabytes} MB, schema ${migrations}), sound, and ${pictures} files of pictures.`)
  const keys = keysOf(copy)
  if (keys.length > 0) say(`It opens with the secret key ${keys.join(' and ')}, which is not in it: keep that apart.`)
}

function copyPictures(dataDir: string, folder: string): number {
  const from = join(dataDir, 'pictures')
  const names = existsSync(from) ? readdirSync(from) : []
  for (const name of names)
    try {
      copyPrivately(join(from, name), join(folder, 'pictures', name))
    } catch (error) {
      // It was replaced just now.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
  return names.length
}

function keysOf(file: string): string[] {
  const db = openToRead(file)
  try {
    return [...countSealed(db).keys()]
  } finally {
    db.$client.close()
  }
}
