import { lstatSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { isMainThread } from 'node:worker_threads'

// What runs TypeScript keeps what it compiled among the temporary files, under a name that anybody can foresee, and runs it from
// there without asking whose it is: another user of the machine who made that folder first could have us run theirs. So
// temporary files go into a folder that is ours alone. Loaded before tsx; processes started by this one inherit it.
const uid = process.getuid?.()
const name = `thunderclap-${uid}`

if (isMainThread && uid !== undefined && basename(tmpdir()) !== name) {
  const folder = join(tmpdir(), name)
  if (isOurs(folder)) process.env.TMPDIR = folder
  else process.env.TSX_DISABLE_CACHE = '1'
}

function isOurs(folder) {
  try {
    mkdirSync(folder, { mode: 0o700, recursive: true })
    const made = lstatSync(folder)
    return made.isDirectory() && made.uid === uid && (made.mode & 0o077) === 0
  } catch {
    return false
  }
}
