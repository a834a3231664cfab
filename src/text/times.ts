import { number } from './format.ts'
import type { Lang } from './text.ts'

/** "287 ms", "4.123 s", "2 min 4.123 s": to the millisecond. `ms` is not negative. */
export function duration(ms: number, lang: Lang): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`
  const minutes = Math.floor(ms / 60_000)
  const seconds = `${((ms % 60_000) / 1_000).toFixed(3)} s`
  return minutes === 0 ? seconds : `${number(minutes, lang)} min ${seconds}`
}

/** "+40 ms", "+1.5 s", "+3 min": a place on the axis of a skyline. */
export function afterMoment(ms: number, lang: Lang): string {
  if (ms < 1_000) return `+${ms} ms`
  return ms < 60_000 ? `+${number(ms / 1_000, lang)} s` : `+${number(ms / 60_000, lang)} min`
}

/** "10:00:00" in the zone given. */
export function clockTime(ms: number, timeZone: string, lang: Lang): string {
  const parts = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23', timeZone } as const
  return new Intl.DateTimeFormat(locales[lang], parts).format(ms)
}

const locales: Readonly<Record<Lang, string>> = { en: 'en-US' }
