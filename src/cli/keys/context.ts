import { join, resolve } from 'node:path'
import { type Db, openDb } from '../../../db/open.ts'
import type { Config } from '../../config.ts'
import { type InTheWay, launchInTheWay } from '../../domain/operation/keys/away-from-launches.ts'
import { holdersAliveMs } from '../../domain/operation/keys/holders.ts'
import { knowFirstKeys } from '../../domain/operation/keys/keyring.ts'
import { keysFreshMs } from '../../lib/reloading-box.ts'
import { keyIdOf } from '../../lib/secret-box.ts'
import { keyFile, readKeyFile } from '../../lib/secret-key.ts'
import { momentExactly, number } from '../../text/format.ts'

/** What a command about keys works with. */
export type KeysContext = {
  readonly db: Db
  readonly dataDir: string
  /** Given by SECRET_KEY; null: they are in the folder. */
  readonly given: readonly string[] | null
  readonly keys: () => readonly string[]
  readonly say: (line: string) => void
  /** How long to wait for processes that do not have a key yet. */
  readonly waitMs: number
  /** What was sealed in the moment of a change, with keys read just before it, is in the database by then. */
  readonly settleMs: number
}

/** Whoever has ended counts as running for a while. */
const waitMs = holdersAliveMs + 10_000

/** Null when what should be keys are none. */
export function openKeysContext(config: Config, say: KeysContext['say']): KeysContext | null {
  const dataDir = resolve(config.dataDir)
  const keys = () => config.secretKeys ?? readKeyFile(dataDir)
  const first = keys()
  if (first.length === 0 || !first.every(isKey)) return null
  const db = openDb(join(dataDir, 'thunderclap.db'))
  knowFirstKeys(db, first, Date.now())
  return { db, dataDir, given: config.secretKeys, keys, say, waitMs, settleMs: 4 * keysFreshMs }
}

export const idsOf = ({ keys }: KeysContext): string[] => [...new Set(keys().map(keyIdOf))]

function isKey(text: string): boolean {
  try {
    return keyIdOf(text) !== ''
  } catch {
    return false
  }
}

export const texts = (n: number) => `${number(n, 'en')} ${n === 1 ? 'text' : 'texts'}`

/** Where keys are kept, as an operator would name it. */
export const keptIn = ({ given, dataDir }: KeysContext) => (given ? 'SECRET_KEY' : keyFile(dataDir))

/** Why keys have to stay as they are for now; null when nothing is in the way. */
export function notNow(db: Db, now: number): string | null {
  const launch = launchInTheWay(db, now)
  return launch && sentence(launch)
}

function sentence({ campaign, timeZone, kind, launchAt, until }: InTheWay): string {
  const at = (ms: number) => momentExactly(ms, timeZone, 'en')
  const what =
    kind === 'rehearsal' ? `a rehearsal of “${campaign}” is under way` : `“${campaign}” launches at ${at(launchAt)}`
  return `Keys do not change within ten minutes of a launch, nor during one, and ${what}. Run this again after ${at(until)}.`
}
