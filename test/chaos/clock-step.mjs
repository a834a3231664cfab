// Loaded before a process: its wall clock is off by what stands in the file CLOCK_STEP_FILE (ms), while there is one.
import { readFileSync } from 'node:fs'

const file = process.env.CLOCK_STEP_FILE ?? ''
const everyMs = 10
const real = Date.now
let readAt = 0
let by = 0

function now() {
  const truth = real()
  if (truth - readAt < everyMs) return truth + by
  readAt = truth
  try {
    by = Number(readFileSync(file, 'utf8'))
  } catch {
    by = 0
  }
  return truth + by
}

class SteppedDate extends Date {
  constructor(...given) {
    if (given.length === 0) super(now())
    else super(...given)
  }
  static now() {
    return now()
  }
}
globalThis.Date = SteppedDate
