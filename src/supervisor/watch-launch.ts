import { sleep } from '../lib/stopping.ts'
import { isLaunchOver, LaunchFigures, progressLine } from './progress.ts'
import type { Terminal } from './terminal.ts'

const everyMs = 1_000
const deadlineMs = 5_000

/** Shows where a launch stands until it is over, as anybody could: from its public figures at `address`. */
export async function watchLaunch(
  address: string,
  terminal: Terminal,
  signal: AbortSignal,
  now: () => number,
): Promise<void> {
  while (!signal.aborted) {
    const figures = await read(address, signal)
    if (figures) terminal.status(progressLine(figures, now()), isLaunchOver(figures))
    if (figures && isLaunchOver(figures)) return
    await sleep(everyMs - (now() % everyMs), signal)
  }
}

/** Null when the web process does not answer just now. */
async function read(address: string, signal: AbortSignal): Promise<LaunchFigures | null> {
  try {
    const answer = await fetch(address, { signal: AbortSignal.any([signal, AbortSignal.timeout(deadlineMs)]) })
    return answer.ok ? LaunchFigures.parse(await answer.json()) : null
  } catch {
    return null
  }
}
