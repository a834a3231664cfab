/** X's ids hold the moment they were made: ms since this one, shifted left by 22 bits. */
const epochMs = 1_288_834_974_657n

/** Whether a text is an id at all. */
export const isId = (text: string): boolean => /^\d{1,19}$/.test(text)

/** The moment (ms) at which X made this id. */
export const timeOfId = (id: string): number => Number((BigInt(id) >> 22n) + epochMs)

/**
 * The same, where it is at most so long before or after a moment (ms); null where it cannot be: should X's ids ever stop
 * holding their time, no board shows posts of another decade.
 */
export function timeNear(id: string, moment: number, beforeMs: number, afterMs: number): number | null {
  const at = timeOfId(id)
  return at >= moment - beforeMs && at <= moment + afterMs ? at : null
}

/** The first id of a moment (ms); "0" for one before there were such ids. */
export function firstIdAt(at: number): string {
  const id = (BigInt(Math.floor(at)) - epochMs) << 22n
  return String(id > 0n ? id : 0n)
}
