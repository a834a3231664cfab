import { z } from 'zod'
import { readOrigin } from './own-origin.ts'

/** The kinds of value that settings have, each with the sentence that says what is wanted. */

export const port = z.coerce.number('a port number, e.g. 3000').int().min(0).max(65_535)
export const address = z
  .url({ protocol: /^https?$/, error: 'an address such as https://example.org' })
  .transform(text => text.replace(/\/+$/, ''))
/** Of this site: scheme, host and port. */
export const origin = z.string().transform((typed, ctx) => {
  const read = readOrigin(typed)
  if (read.kind === 'origin') return { typed, origin: read.origin }
  ctx.addIssue({ code: 'custom', message: read.why })
  return z.NEVER
})
export const yes = z
  .enum(['1', 'true', 'yes', 'on', '0', 'false', 'no', 'off'], 'say on or off')
  .transform(word => ['1', 'true', 'yes', 'on'].includes(word))
/** `3000/300`: so many requests in so many seconds. */
export const rate = z
  .string()
  .regex(/^[1-9]\d*\/[1-9]\d*$/, 'requests and seconds, e.g. 3000/300')
  .transform(text => text.split('/').map(Number) as [number, number])
  .transform(([requests, seconds]) => ({ requests, ms: seconds * 1_000 }))
/** Keys and tokens as networks show them; anything else came along when they were copied. */
export const credential = z
  .string()
  .regex(/^[\x21-\x7e]+$/, 'has a space or a strange sign in it: copy it again')
  .optional()
export const count = z.coerce.number('a whole number').int().min(0)

const unitsMs = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const
/** `15m,1h,6h,1d`: moments after T0, in ms. */
export const moments = z
  .string()
  .regex(/^\d+[smhd](\s*,\s*\d+[smhd])*$/, 'times after the launch with commas between, e.g. 15m,1h,6h,1d; or none')
  .transform(text => text.split(',').map(one => one.trim()))
  .transform(all => all.map(one => Number(one.slice(0, -1)) * unitsMs[one.slice(-1) as keyof typeof unitsMs]))
  .transform(all => [...new Set(all)].sort((one, other) => one - other))
export const noMoments = z.literal('none').transform((): number[] => [])
