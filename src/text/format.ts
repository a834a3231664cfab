import { languageInfo } from '../lib/lang.ts'
import type { Lang } from './text.ts'

/** 12,480 */
export const number = (n: number, lang: Lang) => numbers(lang).format(n)

/** 0.8, 12.4: how many of something there are for a thousand of `of`. Empty where there is nothing to divide by. */
export const perThousand = (n: number, of: number, lang: Lang) =>
  of > 0 ? numbers(lang, { maximumFractionDigits: 1, minimumFractionDigits: 1 }).format((n / of) * 1_000) : ''

/** 62% */
export const share = (part: number, lang: Lang) => numbers(lang, { style: 'percent' }).format(part)

/** $1,250.50 */
export const dollars = (amount: number, lang: Lang) =>
  numbers(lang, { style: 'currency', currency: 'USD' }).format(amount)

/** 3.1 million, 240,000: an upper bound does not need its last digits. */
export function reach(n: number, lang: Lang): string {
  if (n < 1_000_000) return number(n, lang)
  const round = { notation: 'compact', compactDisplay: 'long', maximumFractionDigits: 1 } as const
  return numbers(lang, round).format(n)
}

/** "Tue, Sep 7, 10:00" in the zone given. */
export function moment(ms: number, timeZone: string, lang: Lang): string {
  return clock(lang, { ...dayParts, hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(ms)
}

/** "Tue, Sep 7, 10:00:00 EDT" */
export function momentExactly(ms: number, timeZone: string, lang: Lang): string {
  return clock(lang, {
    ...dayParts,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZone,
    timeZoneName: 'short',
  }).format(ms)
}

/** "Sep 7, 2026, 10:00 UTC": where years may lie between. */
export function dateAndTime(ms: number, lang: Lang): string {
  const parts = { year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' } as const
  return `${clock(lang, { ...parts, hourCycle: 'h23', timeZone: 'UTC' }).format(ms)} UTC`
}

/** "10:00:00.123 EDT" */
export function timeToTheMs(ms: number, timeZone: string, lang: Lang): string {
  return clock(lang, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
    hourCycle: 'h23',
    timeZone,
    timeZoneName: 'short',
  }).format(ms)
}

/** "10:00:00.123", where the zone stands beside it. */
export function clockToTheMs(ms: number, timeZone: string, lang: Lang): string {
  const parts = { hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3 } as const
  return clock(lang, { ...parts, hourCycle: 'h23', timeZone }).format(ms)
}

/** "EDT" */
export function zoneName(ms: number, timeZone: string, lang: Lang): string {
  const parts = clock(lang, { timeZone, timeZoneName: 'short' }).formatToParts(ms)
  return parts.find(part => part.type === 'timeZoneName')?.value ?? timeZone
}

/** "New York" of America/New_York, for sentences about its clocks. */
export const place = (timeZone: string) => timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone

/** "Thursday, September 7" for a calendar day (YYYY-MM-DD). */
export function day(isoDay: string, lang: Lang): string {
  const parts = { weekday: 'long', month: 'long', day: 'numeric', timeZone: 'UTC' } as const
  return clock(lang, parts).format(Date.parse(`${isoDay}T12:00:00Z`))
}

/** "Sep 7" for a calendar day (YYYY-MM-DD). */
export const shortDay = (isoDay: string, lang: Lang) =>
  clock(lang, { month: 'short', day: 'numeric', timeZone: 'UTC' }).format(Date.parse(`${isoDay}T12:00:00Z`))

/** "September 7, 2026" for a calendar day (YYYY-MM-DD). */
export const fullDay = (isoDay: string, lang: Lang) =>
  clock(lang, { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' }).format(
    Date.parse(`${isoDay}T12:00:00Z`),
  )

/** "10:00" in the zone given. */
export const clockTime = (ms: number, timeZone: string, lang: Lang) =>
  clock(lang, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(ms)

/** The calendar day (YYYY-MM-DD) of a moment in a zone. */
export const isoDay = (ms: number, timeZone: string) => clock('en', { timeZone, ...isoParts }, 'sv-SE').format(ms)

export const list = (items: readonly string[], lang: Lang) =>
  new Intl.ListFormat(languageInfo(lang).locale).format(items)

/** "X or Bluesky" */
export const orList = (items: readonly string[], lang: Lang) =>
  new Intl.ListFormat(languageInfo(lang).locale, { type: 'disjunction' }).format(items)

const dayParts = { weekday: 'short', month: 'short', day: 'numeric' } as const
const isoParts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const

/** Making a formatter costs far more than using it. */
const clocks = new Map<string, Intl.DateTimeFormat>()
function clock(
  lang: Lang,
  options: Intl.DateTimeFormatOptions,
  locale: string = languageInfo(lang).locale,
): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`
  const known = clocks.get(key) ?? new Intl.DateTimeFormat(locale, options)
  clocks.set(key, known)
  return known
}

const numberFormats = new Map<string, Intl.NumberFormat>()
function numbers(lang: Lang, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  const key = `${lang} ${JSON.stringify(options)}`
  const known = numberFormats.get(key) ?? new Intl.NumberFormat(languageInfo(lang).locale, options)
  numberFormats.set(key, known)
  return known
}

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

/** "4 days, 3 hours": the two largest units. Null in the last minute. */
export function remaining(ms: number, lang: Lang): string | null {
  const first = units.findIndex(([, length]) => ms >= length)
  if (first === -1) return null
  const parts = units.slice(first, first + 2).map(([unit, length], index) => {
    const above = units[first + index - 1]
    const rest = index === 0 || !above ? ms : ms % above[1]
    return { unit, n: Math.floor(rest / length) }
  })
  return parts
    .filter(part => part.n > 0)
    .map(({ unit, n }) => numbers(lang, { style: 'unit', unit, unitDisplay: 'long' }).format(n))
    .join(', ')
}
