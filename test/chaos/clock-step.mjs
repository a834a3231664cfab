// Loaded before a process: its wall clock jumps by CLOCK_STEP_MS at the moment CLOCK_STEP_AT (ms since 1970).
const at = Number(process.env.CLOCK_STEP_AT)
const by = Number(process.env.CLOCK_STEP_MS)
const real = Date.now
const now = () => {
  const truth = real()
  return truth < at ? truth : truth + by
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
