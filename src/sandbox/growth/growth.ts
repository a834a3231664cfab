import { z } from 'zod'

/** How figures of posts grow. */
export const GrowthSettings = z.strictObject({
  /** So many times as fast as on a real clock: at 60, a minute does what an hour would. */
  speed: z.number().min(0).max(1_000_000).default(60),
  /** They stand still as they are at this moment (ms since 1970); null: they grow. */
  at: z.number().min(0).nullable().default(null),
})

export type Growth = ReturnType<typeof createGrowth>

/** `now` in ms. Forgotten with the process. */
export function createGrowth(now: () => number) {
  let settings = GrowthSettings.parse({})
  return {
    get settings() {
      return settings
    },
    set: (asked: z.infer<typeof GrowthSettings>): void => {
      settings = asked
    },
    /** The age (ms) that a post made at `madeAt` has for its figures. */
    ageOf: (madeAt: number): number => Math.max(0, (settings.at ?? now()) - madeAt) * settings.speed,
  }
}
