import { minutesAhead } from './local-time.ts'

/** Names that were replaced since; browsers and ICU still give the first, people look for the second. */
const renamed: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
}

const current = (name: string) => renamed[name] ?? name

/** Every zone by the name it has today. */
const timeZones: readonly string[] = [...new Set([...Intl.supportedValuesOf('timeZone').map(current), 'UTC'])].sort()

/** Every zone from west to east, with what its clocks are ahead of UTC at a moment (ms): `UTC−3:30`. */
export const zonesAt = (at: number) =>
  timeZones
    .map(name => ({ name, minutes: minutesAhead(at, name) }))
    .sort((a, b) => a.minutes - b.minutes)
    .map(({ name, minutes }) => ({ name, offset: offsetWords(minutes) }))

function offsetWords(minutes: number): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  if (minutes === 0) return 'UTC'
  return `UTC${minutes < 0 ? '−' : '+'}${hours}${rest ? `:${String(rest).padStart(2, '0')}` : ''}`
}

const key = (typed: string) =>
  typed
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '_')

/** By whole names; by what stands behind the last slash, where only one zone ends so: "new york", "Kyiv". */
const byName = new Map<string, string>()
for (const name of timeZones) {
  const city = key(name.slice(name.lastIndexOf('/') + 1))
  byName.set(city, byName.has(city) ? '' : name)
}
for (const name of timeZones) byName.set(key(name), name)

const longest = 60

/** The zone that somebody names, by any name that clocks know; null when there is none. */
export function readTimeZone(typed: string): string | null {
  if (typed.length > longest) return null
  const known = byName.get(key(typed))
  if (known) return known
  const name = typed.trim().replace(/\s+/g, '_')
  // A bare offset has no summer, and is nobody's place.
  if (!/^[A-Za-z]/.test(name)) return null
  try {
    return current(new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone)
  } catch {
    return null
  }
}
