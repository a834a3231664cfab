import { rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** The wall clock of a process, to be set while it runs. `env` and `preload` are for starting it. */
export type ProcessClock = {
  readonly env: Readonly<Record<string, string>>
  readonly preload: readonly string[]
  /** So many ms ahead; negative: behind. */
  readonly set: (byMs: number) => void
  readonly setRight: () => void
}

export function processClock(file: string): ProcessClock {
  return {
    env: { CLOCK_STEP_FILE: file },
    preload: [resolve(import.meta.dirname, '../chaos/clock-step.mjs')],
    set: byMs => writeFileSync(file, String(byMs)),
    setRight: () => rmSync(file, { force: true }),
  }
}
