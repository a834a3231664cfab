import type { Launch } from './launch.ts'

/** 2^32 by the golden ratio: steps of it fall ever again into the widest gap that is left. */
const goldenStep = 0x9e3779b9

/**
 * When the post of an account should leave (ms): T0, or its own moment in [T0, T0 + spread). Known before anybody pledges,
 * and even however many do: accounts that came one after another stand far apart.
 */
export function ownMoment(
  { launchAt, spreadMs, spreadSeed }: Pick<Launch, 'launchAt' | 'spreadMs' | 'spreadSeed'>,
  accountId: number,
): number {
  const turn = ((spreadSeed ?? 0) + Math.imul(accountId, goldenStep)) >>> 0
  return launchAt + Math.floor((turn / 2 ** 32) * spreadMs)
}
