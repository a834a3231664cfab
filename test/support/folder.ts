import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { inject, onTestFinished } from 'vitest'

/** A folder of this test alone. Removed after the test, or with the run when made outside of one. */
export function testFolder(name = 'folder'): string {
  const folder = mkdtempSync(join(inject('runDir'), `${name}-`))
  afterThisTest(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }))
  return folder
}

/** Runs when the test ends; outside of a test (in `beforeAll`, say) nothing is registered. */
export function afterThisTest(work: () => void | Promise<void>): void {
  try {
    onTestFinished(work)
  } catch {
    // Made for a whole file: what it holds ends with the worker, and its files with the run.
  }
}
