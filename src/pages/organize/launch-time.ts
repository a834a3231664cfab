import { z } from 'zod'
import { readLocalTime } from '../../lib/local-time.ts'
import { place } from '../../text/format.ts'
import { type Lang, text } from '../../text/text.ts'
import type { Wrong } from '../components/form.tsx'

export type Typed = { readonly day: string; readonly time: string }

export type WantedTime =
  /** `at` in ms. */
  | { readonly kind: 'moment'; readonly at: number; readonly typed: Typed }
  | { readonly kind: 'wrong'; readonly typed: Typed; readonly wrong: readonly Wrong[] }

const LaunchTimeForm = z.object({ day: z.string().max(20).default(''), time: z.string().max(20).default('') })

/** The moment a form names on the campaign's own clock; a time that does not exist there, or comes twice, is none. */
export function readLaunchTime(body: unknown, timeZone: string, lang: Lang): WantedTime {
  const words = text(lang).organize.move.wrong
  const typed = LaunchTimeForm.safeParse(body ?? {}).data ?? { day: '', time: '' }
  const local = readLocalTime(typed.day, typed.time, timeZone)
  if (local?.kind === 'moment') return { kind: 'moment', at: local.at, typed }
  const wrong = local
    ? { field: 'time', message: words[local.kind](place(timeZone)) }
    : { field: 'day', message: words.unreadable }
  return { kind: 'wrong', typed, wrong: [wrong] }
}
