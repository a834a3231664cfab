import { writeFileSync } from 'node:fs'

/**
 * What a process calls when it has done its work once more: it touches `file`, and `bin/health.js` looks how old that is.
 * Without a file it does nothing.
 */
export function heartbeat(file: string | null): () => void {
  if (!file) return () => {}
  return () => {
    try {
      writeFileSync(file, '')
    } catch {
      // A mark that cannot be made costs the health check its answer, and nothing else.
    }
  }
}
