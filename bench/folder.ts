import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const made = new Set<string>()
process.on('exit', () => made.forEach(clearFolder))

/** A folder of this run, gone when the process ends. What a run left that was killed outright is cleared here too. */
export function makeFolder(): string {
  for (const name of readdirSync(tmpdir())) if (isLeft(name)) clearFolder(join(tmpdir(), name))
  const folder = mkdtempSync(join(tmpdir(), `bench-${process.pid}-`))
  made.add(folder)
  return folder
}

export function clearFolder(folder: string): void {
  // Processes that were killed this moment may still be writing.
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  made.delete(folder)
}

/** Made by a run whose process is gone. */
function isLeft(name: string): boolean {
  const pid = Number(/^bench-(\d+)-\w{6}$/.exec(name)?.[1])
  if (!pid) return false
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}
