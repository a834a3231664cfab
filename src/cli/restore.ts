import { existsSync, rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type DbHold, holdDb } from '../../db/exclusive.ts'
import { holdFile } from '../../db/lock.ts'
import { openDb } from '../../db/open.ts'
import { closeIntoOneFile, openStage, replaceDb, stageBackup } from '../../db/replace.ts'
import { whyNotRestorable } from '../../db/restorable.ts'
import type { Config } from '../config.ts'
import { skipMilestones } from '../domain/launch/milestones.ts'
import { stopRestored } from '../domain/ledger/restored.ts'
import { markRestoredMailsUnknown } from '../domain/mail/restored.ts'
import { countSealed } from '../domain/operation/keys/reseal.ts'
import { doubtRestoredGrants } from '../domain/pledge/grants/restored.ts'
import { keyIdOf } from '../lib/secret-box.ts'
import { addOldKey, keyFile, readKeyFile } from '../lib/secret-key.ts'
import { createPostings } from '../networks/registry.ts'
import { command, refuse, type Say } from './command.ts'

export const restoreCommand = command({
  name: 'restore',
  summary: 'puts a backup in the place of the database, while nothing runs',
  help: `npm run thunderclap -- restore <folder>

Stop web, director and senders first, on every machine. The folder is one that backup made; a secret.key you put into it is
added to that of DATA_DIR. What was there is kept in a folder that is named. A backup does not know what left after it
was made: launches whose moment has come are stopped for good, and mails that were due are not sent. Exit code 1
when it could not be restored, with the reason: then everything is as it was.`,
  forms: {
    '<folder>': ({ config, dataDir: own, say }, named) => {
      const [folder, dataDir] = [resolve(named), own()]
      const why = noBackup(folder, dataDir)
      if (why !== null) refuse(why)
      whileNothingRuns(dataDir, () => put(folder, dataDir, config(), say))
    },
  },
})

function noBackup(folder: string, dataDir: string): string | null {
  const file = join(folder, 'thunderclap.db')
  if (folder === dataDir) return `${folder} is the folder of the program itself: name that of a backup.`
  if (!existsSync(file)) return `${folder} is no backup: there is no thunderclap.db in it.`
  const log = `${file}-wal`
  if (!existsSync(log) || statSync(log).size === 0) return null
  return `${folder} is no backup but the folder of a running program: there is a log (thunderclap.db-wal) beside the database.`
}

function whileNothingRuns(dataDir: string, work: () => void): void {
  const running = holdFile(join(dataDir, 'running'))
  let db: DbHold | null = null
  try {
    db = running && holdDb(join(dataDir, 'thunderclap.db'))
    if (!db)
      refuse(`Something still has the database in ${dataDir} open: stop web, director and every other command first.`)
    work()
  } catch (error) {
    const { code = '', message } = error as Error & { code?: string }
    if (db || !code.startsWith('SQLITE_')) throw error
    refuse(
      `The database in ${dataDir} cannot be read (${message}). Move its thunderclap.db* files elsewhere, and try again.`,
    )
  } finally {
    db?.release()
    running?.release()
  }
}

function put(folder: string, dataDir: string, config: Config, say: Say): void {
  const now = Date.now()
  const aside = join(dataDir, `replaced-${new Date(now).toISOString().replaceAll(/[:.]/g, '-')}`)
  const { stage, foundOld } = openStage(dataDir, `${aside}-before`)
  if (foundOld) say(`What a restore that was cut off had replaced is in ${aside}-before.`)
  const copy = stageBackup(folder, stage)
  const why = whyNotRestorable(copy)
  if (why !== null) {
    rmSync(stage, { recursive: true, force: true })
    refuse(`The backup in ${folder} ${why}. Everything is as it was.`)
  }
  const hadOne = existsSync(join(dataDir, 'thunderclap.db'))
  const lines = makeReady(copy, config, () => keysAtHand(folder, dataDir, config.secretKeys), now)
  replaceDb(dataDir, aside)
  say(`The backup in ${folder} is in ${dataDir} now.`)
  if (hadOne) say(`What was there is in ${aside}.`)
  lines.forEach(say)
  say('Run doctor before you start everything.')
}

/** Brings the copy up to date and takes from it what must not leave twice. Before it is in its place, never after. */
function makeReady(copy: string, config: Config, keys: () => readonly string[], now: number): string[] {
  const db = openDb(copy)
  const stopped = stopRestored(db, { postings: createPostings(config), baseUrl: config.web.baseUrl }, now)
  const { mails, mailings } = markRestoredMailsUnknown(db, now)
  const milestones = skipMilestones(db, now)
  const doubtful = doubtRestoredGrants(db, now)
  const sealedWith = [...countSealed(db).keys()]
  closeIntoOneFile(db.$client)
  const ids = keys().map(keyIdOf)
  const lacking = sealedWith.filter(id => !ids.includes(id))
  return [
    ...stopped.map(
      ({ slug, title }) =>
        `Stopped for good: ${title} (${slug}). Its posts may have left after the backup was made; once the director runs, the networks are asked, and receipts say what was found. Tell its organizers; to speak again they need a new campaign.`,
    ),
    ...(mails + mailings + milestones > 0
      ? [`Not sent, as they may have left already: ${mails} mails and ${mailings + milestones} mailings.`]
      : []),
    ...(doubtful > 0
      ? [
          `Permissions that end by themselves: ${doubtful}. Which of them were renewed after the backup, their servers alone know: once the director runs, each is tried, and whoever has to connect again is told by mail.`,
        ]
      : []),
    ...lacking.map(
      id =>
        `The secret key ${id} is missing: what it sealed does not open until you add it to secret.key or SECRET_KEY.`,
    ),
  ]
}

/** Adds those that lie in the backup's folder; never takes one away. */
function keysAtHand(folder: string, dataDir: string, given: readonly string[] | null): readonly string[] {
  if (given) return given
  const brought = existsSync(keyFile(folder)) ? readKeyFile(folder) : []
  for (const key of brought) if (!ownKeys(dataDir).includes(key)) addOldKey(dataDir, key)
  return ownKeys(dataDir)
}

const ownKeys = (dataDir: string) => (existsSync(keyFile(dataDir)) ? readKeyFile(dataDir) : [])
