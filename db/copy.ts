import { chmodSync, copyFileSync, renameSync, rmSync } from 'node:fs'
import Database from 'better-sqlite3'

/** Writes a sound copy of a database, as it stands at one moment, while others use it. `to` is whole or not there. */
export function copyDb(file: string, to: string): void {
  const draft = `${to}.part`
  rmSync(draft, { force: true })
  const client = new Database(file, { readonly: true, fileMustExist: true, timeout: 10_000 })
  try {
    client.prepare('vacuum into ?').run(draft)
  } finally {
    client.close()
  }
  chmodSync(draft, 0o600)
  renameSync(draft, to)
}

/** A copy that only its owner can read: a plain one brings the rights of the original along, whatever the umask. */
export function copyPrivately(file: string, to: string): void {
  copyFileSync(file, to)
  chmodSync(to, 0o600)
}
