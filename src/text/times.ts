import { languageInfo } from '../lib/lang.ts'
import { number, unbroken } from './format.ts'
import { type Lang, text } from './text.ts'

/** "287 ms", "4.123 s", "2 min 4.123 s": to the millisecond. `ms` is not negative. */
export function duration(ms: number, lang: Lang): string {
  if (ms < 1_000) return unbroken(`${Math.round(ms)} ms`)
  const minutes = Math.floor(ms / 60_000)
  const seconds = `${((ms % 60_000) / 1_000).toFixed(3)} s`
  return unbroken(minutes === 0 ? seconds : `${number(minutes, lang)} min ${seconds}`)
}

/** "a second", "4 seconds", "5 minutes", "5 min 12 s": for what is foretold. Rounded up. */
export function span(ms: number, lang: Lang): string {
  const seconds = Math.max(1, Math.ceil(ms / 1_000))
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60]
  if (minutes > 0 && rest > 0) return unbroken(`${number(minutes, lang)} min ${rest} s`)
  if (seconds === 1) return text(lang).common.aSecond
  const [value, unit] = minutes > 0 ? [minutes, 'minute'] : [seconds, 'second']
  const long = { style: 'unit', unit, unitDisplay: 'long' } as const
  return unbroken(new Intl.NumberFormat(languageInfo(lang).locale, long).format(value))
}

/** "+40 ms", "+1.5 s", "+3 min", "+1 min 20 s": a place on the axis of a skyline. */
export function afterMoment(ms: number, lang: Lang): string {
  if (ms < 1_000) return unbroken(`+${ms} ms`)
  if (ms < 60_000) return unbroken(`+${number(ms / 1_000, lang)} s`)
  const rest = ms % 60_000
  const minutes = `+${number((ms - rest) / 60_000, lang)} min`
  return unbroken(rest === 0 ? minutes : `${minutes} ${number(rest / 1_000, lang)} s`)
}
