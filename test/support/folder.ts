import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { inject, onTestFinished } from 'vitest'

/** A folder of this test alone. Removed after the test, or with its file when made outside of one. */
export function testFolder(name = 'folder'): string {
  const folder = mkdtempSync(join(inject('runDir'), `${name}-`))
  afterThisTest(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }))
  return folder
}

const left: (() => void | Promise<void>)[] = []

/** Runs when the test ends, or, outside of a test (in `beforeAll`, say), after the last one of the file. */
export function afterThisTest(work: () => void | Promise<void>): void {
  try {
    onTestFinished(work)
  } catch {
    left.push(work)
  }
}

/** Last made, first closed. */
export async function closeWhatIsLeft(): Promise<void> {
  for (const work of left.splice(0).reverse()) await work()
}
