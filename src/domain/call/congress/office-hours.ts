/** Offices answer on weekdays from nine to five, by their own clocks. About: holidays and habits are not known. */
const [opens, closes] = [9, 17]

/** `now` in ms. */
export function isOfficeOpen(now: number, timeZone: string): boolean {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, weekday: 'short', hour: '2-digit', hourCycle: 'h23' })
  const read = new Map(parts.formatToParts(now).map(part => [part.type, part.value]))
  const hour = Number(read.get('hour'))
  return !['Sat', 'Sun'].includes(read.get('weekday') ?? '') && hour >= opens && hour < closes
}
