/** An entry of a calendar: of a whole day (YYYY-MM-DD), or of a moment (ms). */
export type CalendarEntry = {
  /** The same for ever: a calendar that has it already replaces it. */
  readonly uid: string
  readonly title: string
  readonly text: string
  readonly url: string
} & (
  | { readonly day: string }
  /** It rings so many minutes before. */
  | { readonly at: number; readonly minutes: number; readonly ringsBefore: number }
)

/** A calendar file (RFC 5545). `now` in ms. */
export function calendarFile(entries: readonly CalendarEntry[], now: number): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Thunderclap//EN',
    'METHOD:PUBLISH',
    ...entries.flatMap(entry => [
      'BEGIN:VEVENT',
      `UID:${entry.uid}`,
      `DTSTAMP:${utc(now)}`,
      ...when(entry),
      `SUMMARY:${escaped(entry.title)}`,
      `DESCRIPTION:${escaped(entry.text)}`,
      `URL:${entry.url}`,
      ...alarm(entry),
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return lines.map(line => `${folded(line)}\r\n`).join('')
}

function when(entry: CalendarEntry): string[] {
  if ('at' in entry) return [`DTSTART:${utc(entry.at)}`, `DTEND:${utc(entry.at + entry.minutes * 60_000)}`]
  const next = new Date(Date.parse(`${entry.day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
  return [`DTSTART;VALUE=DATE:${plain(entry.day)}`, `DTEND;VALUE=DATE:${plain(next)}`, 'TRANSP:TRANSPARENT']
}

/** Without one, the settings of each calendar decide whether it rings. */
function alarm(entry: CalendarEntry): string[] {
  if (!('at' in entry)) return []
  const said = [`DESCRIPTION:${escaped(entry.title)}`, `TRIGGER:-PT${entry.ringsBefore}M`]
  return ['BEGIN:VALARM', 'ACTION:DISPLAY', ...said, 'END:VALARM']
}

const plain = (day: string) => day.replaceAll('-', '')
const utc = (ms: number) => `${new Date(ms).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`

const escaped = (text: string) =>
  text
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n?|\n/g, '\\n')
    .replace(/\p{Cc}/gu, '')

/** At most 75 bytes a line, never within a character; what goes on begins with a space. */
function folded(line: string): string {
  const lines: string[] = []
  let current = ''
  let bytes = 0
  for (const character of line) {
    const length = Buffer.byteLength(character)
    if (bytes + length > 75) {
      lines.push(current)
      current = ' '
      bytes = 1
    }
    current += character
    bytes += length
  }
  return [...lines, current].join('\r\n')
}
