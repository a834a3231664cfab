const awakeMs = 6

/** Resolves at `at` (ms): sleeps, then waits out the last milliseconds awake. */
export async function moment(at: number): Promise<void> {
  await new Promise(resolve => setTimeout(resolve, Math.max(0, at - Date.now() - awakeMs)))
  while (Date.now() < at) await new Promise(setImmediate)
}
