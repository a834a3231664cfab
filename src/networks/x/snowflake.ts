/** X's ids hold the moment they were made: ms since this one, shifted left by 22 bits. */
const epochMs = 1_288_834_974_657n

/** The moment (ms) at which X made this id. */
export const timeOfId = (id: string): number => Number((BigInt(id) >> 22n) + epochMs)

/** The first id of a moment (ms); "0" for one before there were such ids. */
export function firstIdAt(at: number): string {
  const id = (BigInt(Math.floor(at)) - epochMs) << 22n
  return String(id > 0n ? id : 0n)
}
