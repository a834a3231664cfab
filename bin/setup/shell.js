import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Runs a command to its end, quietly. `lastLine` is what it said last. */
export function run(command, args, { cwd, timeoutSeconds = 600 } = {}) {
  const env = { ...process.env, LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive' }
  const done = spawnSync(command, args, { cwd, env, encoding: 'utf8', timeout: timeoutSeconds * 1_000 })
  const said = `${done.stdout ?? ''}\n${done.stderr ?? ''}`.trim()
  return { ok: done.status === 0, said, lastLine: done.error?.message ?? said.split('\n').at(-1) ?? '' }
}

export const read = (command, args) => run(command, args, { timeoutSeconds: 60 }).said

/** The full path of a command, or null. */
export function has(command, path = process.env.PATH ?? '') {
  for (const folder of path.split(delimiter).filter(Boolean)) {
    const file = join(folder, command)
    try {
      accessSync(file, constants.X_OK)
      return file
    } catch {
      // not in this folder
    }
  }
  return null
}

export const isRoot = () => process.getuid?.() === 0
