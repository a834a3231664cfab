import { z } from 'zod'
import { networkNames } from '../../../networks/port.ts'

const HostFigures = z.object({
  network: z.enum(networkNames),
  /** The real one, which the rehearsal stood in for. */
  host: z.string(),
  posts: z.number(),
  /** ms after T0; null when no post left. */
  lastMs: z.number().nullable(),
})

/** What the plan said when the rehearsal began. */
export const RehearsalForecast = z.object({
  hosts: z.array(HostFigures),
  posts: z.number(),
  lastMs: z.number().nullable(),
  senders: z.number(),
})
export type RehearsalForecast = z.infer<typeof RehearsalForecast>

/** What was measured: when requests were written, and what became of the posts. */
export const RehearsalResult = z.object({
  hosts: z.array(HostFigures),
  posted: z.number(),
  lastMs: z.number().nullable(),
  /** By state and reason, what did not go out. */
  failed: z.array(z.object({ state: z.string(), reason: z.string().nullable(), n: z.number() })),
  skyline: z.object({
    stepMs: z.number(),
    bars: z.array(z.number()).readonly(),
    tail: z.object({ posts: z.number(), lastMs: z.number() }).nullable(),
  }),
})
export type RehearsalResult = z.infer<typeof RehearsalResult>
