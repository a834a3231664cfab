import type { Log } from '../src/lib/log.ts'
import { clocksApartMs } from './fire/send-guard.ts'
import type { RedisClock } from './redis/clock.ts'

/** Compares this machine's clock with Redis's. */
export type ClockCheck = {
  /** Samples Redis's clock. Never rejects. */
  readonly check: () => Promise<void>
  readonly isWrong: () => boolean
}

/** `beat` is called while Redis answers, `changed` whenever `isWrong` changes. */
export function openClockCheck(clock: RedisClock, log: Log, beat: () => void, changed: () => void): ClockCheck {
  let isWrong = false
  return {
    isWrong: () => isWrong,
    check: async () => {
      await clock.sample().then(beat, () => {})
      const now = clock.now()
      const differ = now !== null && Math.abs(now - Date.now()) > clocksApartMs
      if (differ === isWrong) return
      isWrong = differ
      if (differ)
        log.error(
          { apartMs: Math.round((now ?? 0) - Date.now()) },
          'this clock and that of Redis differ: set them (NTP)',
        )
      changed()
    },
  }
}
