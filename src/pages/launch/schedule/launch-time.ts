import { z } from 'zod'
import { type LocalTime, readLocalTime } from '../../../lib/local-time.ts'
import { place } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'
import type { Wrong } from '../../../ui/form.tsx'

export type TypedTime = { readonly day: string; readonly time: string }

/** A time that a clock shows twice, or not at all: which moment (ms) is meant is asked, not guessed. */
export type ClockQuestion = Exclude<LocalTime, { kind: 'moment' }>

export type WantedTime =
  /** `at` in ms. */
  | { readonly kind: 'moment'; readonly at: number; readonly typed: TypedTime }
  | {
      readonly kind: 'wrong'
      readonly typed: TypedTime
      readonly wrong: readonly Wrong[]
      readonly ask: ClockQuestion | null
    }

const LaunchTimeForm = z.object({
  day: z.string().max(20).default(''),
  time: z.string().max(20).default(''),
  /** The answer, in ms, when it was asked. */
  meant: z.coerce.number().optional().catch(undefined),
})

/** The moment a form names on the campaign's own clock. An answer counts only for the day and time it was asked about. */
export function readLaunchTime(body: unknown, timeZone: string, lang: Lang): WantedTime {
  const { day, time, meant } = LaunchTimeForm.safeParse(body ?? {}).data ?? { day: '', time: '' }
  const typed = { day, time }
  const local = readLocalTime(day, time, timeZone)
  const unreadable = { field: 'day', message: text(lang).schedule.wrong.unreadable }
  if (!local) return { kind: 'wrong', typed, wrong: [unreadable], ask: null }
  if (local.kind === 'moment') return { kind: 'moment', at: local.at, typed }
  const answer = local.at.find(at => at === meant)
  if (answer !== undefined) return { kind: 'moment', at: answer, typed }
  const message = text(lang).schedule.meant[local.kind](place(timeZone), time)
  return { kind: 'wrong', typed, wrong: [{ field: 'meant', message }], ask: local }
}
