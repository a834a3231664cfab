import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { openToRead } from '../../../db/open.ts'
import { callbackUrl } from '../../auth/callback-url.ts'
import type { Config } from '../../config.ts'
import { type RefusedSignIns, readRefused } from '../../domain/check/sign-ins.ts'
import { stamp } from '../../text/format.ts'
import { text } from '../../text/text.ts'
import type { Finding } from './finding.ts'

/** What the web process has noted while it ran. */
export function checkSeen(config: Config): readonly Finding[] {
  const file = join(resolve(config.dataDir), 'thunderclap.db')
  if (!existsSync(file)) return []
  try {
    const db = openToRead(file)
    try {
      const refused = readRefused(db, 'x')
      return refused ? [signIns(refused, config)] : []
    } finally {
      db.$client.close()
    }
  } catch {
    // What is unsound, or of an older schema, is said elsewhere.
    return []
  }
}

function signIns({ why, said, since, n }: RefusedSignIns, { web }: Config): Finding {
  const words = text('en').check.signIns[why]
  const { text: what, todo } = words('X', stamp(since, 'en'), said ?? '', callbackUrl(web.baseUrl, undefined, 'x'))
  return {
    state: 'warn',
    what: `${what.replace(/\.$/, '')} (${n} refused)`,
    todo: `${todo} The next one that works clears this.`,
  }
}
