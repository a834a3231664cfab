/**
 * What a clock on the wall may mean: a moment in ms; two, in an autumn night; or none, in a spring one. Then `at` is what
 * is meant by a clock that was put forward too late, and by one that was put forward too early. The earlier first.
 */
export type LocalTime =
  | { readonly kind: 'moment'; readonly at: number }
  | { readonly kind: 'skipped' | 'twice'; readonly at: readonly [number, number] }

const dayMs = 86_400_000

/**
 * `day` is YYYY-MM-DD, `time` is HH:MM or HH:MM:SS, `timeZone` an IANA name. Null when the two are no day and time of
 * the calendar.
 */
export function readLocalTime(day: string, time: string, timeZone: string): LocalTime | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || !/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(time)) return null
  const wall = Date.parse(`${day}T${time.length === 5 ? `${time}:00` : time}Z`)
  if (Number.isNaN(wall) || new Date(wall).toISOString().slice(0, 10) !== day) return null
  // The zone's offsets of the days around are all that can be meant: it never changes twice in two days.
  const offsets = new Set([-dayMs, dayMs].map(apart => wallClock(wall + apart, timeZone) - (wall + apart)))
  const meant = [...offsets].map(offset => wall - offset).sort((a, b) => a - b)
  const [first, second] = meant.filter(at => wallClock(at, timeZone) === wall)
  const [earlier = wall, later = earlier] = meant
  if (first === undefined) return { kind: 'skipped', at: [earlier, later] }
  return second === undefined ? { kind: 'moment', at: first } : { kind: 'twice', at: [first, second] }
}

/** The day (YYYY-MM-DD) and time (HH:MM:SS) that clocks show in a zone. */
export function localTime(at: number, timeZone: string): { readonly day: string; readonly time: string } {
  const [day = '', time = ''] = new Date(wallClock(at, timeZone)).toISOString().slice(0, 19).split('T')
  return { day, time }
}

/** How far clocks there are ahead of UTC at a moment, in minutes. */
export const minutesAhead = (at: number, timeZone: string): number =>
  Math.round((wallClock(at, timeZone) - at) / 60_000)

/** What clocks show there, read as if it were UTC, in whole seconds. */
function wallClock(at: number, timeZone: string): number {
  return Date.parse(`${formatter(timeZone).format(at).replace(' ', 'T')}Z`)
}

const formatters = new Map<string, Intl.DateTimeFormat>()
function formatter(timeZone: string): Intl.DateTimeFormat {
  // Sweden writes dates as ISO 8601 does.
  const made = formatters.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { ...parts, timeZone })
  formatters.set(timeZone, made)
  return made
}

const parts = {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
} as const
