/** The same line is written so many times a minute; then it is counted. */
const sameAtMost = 10
/** Of all lines together, in a minute: under a megabyte with the sums. What is no warning leaves room for those. */
const bytesAtMost = { warnings: 800_000, others: 500_000 } as const
const lineAtMost = 16_384
/** Lines that are counted, and summed up, in a minute; further ones are counted together. */
const kindsAtMost = 200
const minuteMs = 60_000

type Counted = { times: number; readonly line: string }

/**
 * Keeps what a process writes under a megabyte a minute, whatever breaks: the same line is counted after the tenth time, and no
 * line is written when a minute has had its share. The sums are written when the minute is over. `write` takes a JSON line.
 */
export function limitLog(write: (line: string) => void, mono: () => number = () => performance.now()) {
  const counted = new Map<string, Counted>()
  let startedAt = mono()
  let bytes = 0
  let unwritten = 0

  function sumUp(): void {
    startedAt = mono()
    bytes = 0
    for (const { times, line } of counted.values())
      if (times > sameAtMost) pass(saying(line, `… and ${times - sameAtMost} more like this in a minute`))
    counted.clear()
    if (unwritten > 0)
      pass(JSON.stringify({ level: 40, msg: `… and ${unwritten} more lines in a minute, not written` }))
    unwritten = 0
  }

  function pass(line: string): void {
    bytes += Buffer.byteLength(line)
    write(`${line}\n`)
  }

  return {
    write: (given: string) => {
      if (mono() - startedAt >= minuteMs) sumUp()
      const line = shortened(given.trimEnd())
      const key = line.replace(/"time":"[^"]*",/, '')
      const known = counted.get(key)
      if (known && ++known.times > sameAtMost) return
      const most = /^\{"level":[1-3]0,/.test(line) ? bytesAtMost.others : bytesAtMost.warnings
      if (bytes + Buffer.byteLength(line) > most) {
        if (!known) unwritten++
        return
      }
      if (!known && counted.size < kindsAtMost) counted.set(key, { times: 1, line })
      pass(line)
    },
    /** To be called once a minute, so that the last sums do not wait for a next line. */
    sumUp,
  }
}

/** Still JSON, so that whoever reads the log can. */
const shortened = (line: string) => (line.length <= lineAtMost ? line : saying(line, `… of ${line.length} characters`))

/** The line with `more` after its message, and without what makes it long. */
function saying(line: string, more: string): string {
  const { level = 40, time, process, msg = '', err } = fieldsOf(line)
  const cause = typeof err === 'object' && err !== null && 'message' in err ? ` (${String(err.message)})` : ''
  return JSON.stringify({ level, time, process, msg: `${`${msg}${cause}`.slice(0, 1_000)} ${more}` })
}

function fieldsOf(line: string): Record<string, unknown> {
  try {
    return JSON.parse(line) as Record<string, unknown>
  } catch {
    return { msg: line }
  }
}
