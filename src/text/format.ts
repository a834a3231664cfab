import { type Lang, languageInfo } from '../lib/lang.ts'

/** 12,480 */
export const number = (n: number, lang: Lang) => numbers(lang).format(n)

/** 0.8, 12.4: how many of something there are for a thousand of `of`. Empty where there is nothing to divide by. */
export const perThousand = (n: number, of: number, lang: Lang) =>
  of > 0 ? numbers(lang, { maximumFractionDigits: 1, minimumFractionDigits: 1 }).format((n / of) * 1_000) : ''

/** 62% */
export const percent = (part: number, lang: Lang) => numbers(lang, { style: 'percent' }).format(part)

/** $1,250.50 */
export const dollars = (amount: number, lang: Lang) =>
  numbers(lang, { style: 'currency', currency: 'USD' }).format(amount)

/** 3.1 million, 240,000: an upper bound does not need its last digits. */
export function reach(n: number, lang: Lang): string {
  if (n < 1_000_000) return number(n, lang)
  const round = { notation: 'compact', compactDisplay: 'long', maximumFractionDigits: 1 } as const
  return unbroken(numbers(lang, round).format(n))
}

/** "Tue, Sep 7, 10:00 AM" in the zone given. */
export const moment = (ms: number, timeZone: string, lang: Lang) =>
  clock(lang, { ...dayParts, ...timeParts, timeZone }).format(ms)

/** "Tue, Sep 7, 10:00 AM EDT" */
export const momentInZone = (ms: number, timeZone: string, lang: Lang) =>
  inZone(moment(ms, timeZone, lang), ms, timeZone, lang)

/** "Tue, Sep 7, 10:00:00 AM EDT" */
export const momentExactly = (ms: number, timeZone: string, lang: Lang) =>
  inZone(clock(lang, { ...dayParts, ...secondParts, timeZone }).format(ms), ms, timeZone, lang)

/** "Sep 7, 2026, 10:00 AM EDT": where years may lie between. */
export const dateAndTime = (ms: number, timeZone: string, lang: Lang) =>
  inZone(clock(lang, { ...yearParts, ...timeParts, timeZone }).format(ms), ms, timeZone, lang)

/** "10:00 AM" in the zone given. */
export const clockTime = (ms: number, timeZone: string, lang: Lang) =>
  clock(lang, { ...timeParts, timeZone }).format(ms)

/** "Saturday" in the zone given. */
export const weekday = (ms: number, timeZone: string, lang: Lang) =>
  clock(lang, { weekday: 'long', timeZone }).format(ms)

/** "10:00:00 AM" in the zone given. */
export const clockTimeSeconds = (ms: number, timeZone: string, lang: Lang) =>
  clock(lang, { ...secondParts, timeZone }).format(ms)

/** "10:00:00.123 AM", where the zone stands beside it. */
export const clockToTheMs = (ms: number, timeZone: string, lang: Lang) =>
  clock(lang, { ...secondParts, fractionalSecondDigits: 3, timeZone }).format(ms)

/** "10:00:00.123 AM EDT" */
export const timeToTheMs = (ms: number, timeZone: string, lang: Lang) =>
  inZone(clockToTheMs(ms, timeZone, lang), ms, timeZone, lang)

/** "EDT", "CET"; "Japan Time" where no letters stand for it: few know their clocks as GMT+9. */
export function zoneName(ms: number, timeZone: string, lang: Lang): string {
  const { locale } = languageInfo(lang)
  const short = [locale, 'en-GB'].map(where => zonePart(ms, timeZone, lang, 'short', where))
  return short.find(name => !/\d/.test(name)) ?? zonePart(ms, timeZone, lang, 'shortGeneric', locale)
}

/** "GMT-4": tells two hours of the same name apart, in a night when the clocks are changed. */
export const zoneOffset = (ms: number, timeZone: string, lang: Lang) =>
  zonePart(ms, timeZone, lang, 'shortOffset', languageInfo(lang).locale)

const inZone = (said: string, ms: number, timeZone: string, lang: Lang) =>
  `${said}\u00a0${unbroken(zoneName(ms, timeZone, lang))}`

type ZoneStyle = NonNullable<Intl.DateTimeFormatOptions['timeZoneName']>

function zonePart(ms: number, timeZone: string, lang: Lang, style: ZoneStyle, locale: string): string {
  const parts = clock(lang, { timeZone, timeZoneName: style }, locale).formatToParts(ms)
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

/** The calendar day (YYYY-MM-DD) of a moment in a zone. */
export const isoDay = (ms: number, timeZone: string) => clock('en', { timeZone, ...isoParts }, 'sv-SE').format(ms)

export const list = (items: readonly string[], lang: Lang) =>
  new Intl.ListFormat(languageInfo(lang).locale).format(items)

/** "X or Bluesky" */
export const orList = (items: readonly string[], lang: Lang) =>
  new Intl.ListFormat(languageInfo(lang).locale, { type: 'disjunction' }).format(items)

const dayParts = { weekday: 'short', month: 'short', day: 'numeric' } as const
const yearParts = { year: 'numeric', month: 'short', day: 'numeric' } as const
const timeParts = { hour: 'numeric', minute: '2-digit' } as const
const secondParts = { ...timeParts, second: '2-digit' } as const
const isoParts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const

type Clock = Pick<Intl.DateTimeFormat, 'format' | 'formatToParts'>

/** Making a formatter costs far more than using it. */
const clocks = new Map<string, Clock>()
function clock(lang: Lang, options: Intl.DateTimeFormatOptions, locale?: string): Clock {
  const own = languageInfo(lang)
  const key = `${lang} ${locale} ${JSON.stringify(options)}`
  const known =
    clocks.get(key) ??
    unbrokenClock(new Intl.DateTimeFormat(locale ?? own.locale, { ...options, ...(options.hour && own.hours) }))
  clocks.set(key, known)
  return known
}

/**
 * What is read in one go stays on one line: "Sep 7", "10:00 AM EDT", "287 ms". A line may break after a comma. The wide no-break
 * space alone: not every typeface of a picture has the narrow one, which Intl writes in some versions of Node.
 */
export const unbroken = (said: string): string => said.replace(/(?<!,)[ \u00a0\u202f]/g, '\u00a0')

/** For the plain text of mails, for the terminal, and for whatever else programs read. */
export const withPlainSpaces = (said: string): string => said.replaceAll('\u00a0', ' ')

const unbrokenClock = (format: Intl.DateTimeFormat): Clock => ({
  format: date => unbroken(format.format(date)),
  formatToParts: date => format.formatToParts(date),
})

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
    .map(({ unit, n }) => unbroken(numbers(lang, { style: 'unit', unit, unitDisplay: 'long' }).format(n)))
    .join(', ')
}
