import { closeSync, copyFileSync, openSync, readSync, rmSync, statSync, truncateSync } from 'node:fs'

/** A log larger than this is moved aside to `<file>.1`. */
const largestBytes = 20 * 1024 * 1024
const everyMs = 500
/** Who cannot reach Redis says so many times a second. */
const sameAgainMs = 30_000
const warn = 40

/** Tells of warnings and errors that are appended to a log file of JSON lines, and keeps the file from growing for ever. */
export function tailLog(file: string, tell: (line: string) => void): { readonly stop: () => void } {
  let offset = sizeOf(file)
  let rest = ''
  const shown = new Map<string, number>()
  const show = (short: string | null) => {
    if (!short || performance.now() - (shown.get(short) ?? Number.NEGATIVE_INFINITY) < sameAgainMs) return
    shown.set(short, performance.now())
    tell(short)
  }
  const look = () => {
    const size = sizeOf(file)
    if (size < offset) offset = 0
    if (size > offset) {
      const lines = (rest + readFrom(file, offset, size)).split('\n')
      rest = lines.pop() ?? ''
      offset = size
      for (const line of lines) show(condensed(line))
    }
    if (size > largestBytes) rotate(file)
  }
  const timer = setInterval(look, everyMs)
  return {
    stop: () => {
      clearInterval(timer)
      look()
    },
  }
}

/** `web: the database does not answer` for what is a warning or worse, or no JSON at all; null for all else. */
export function condensed(line: string): string | null {
  if (line.trim() === '') return null
  try {
    const { level, process: name, msg, err } = JSON.parse(line) as Record<string, unknown>
    if (typeof level === 'number' && level < warn) return null
    const why = typeof err === 'object' && err !== null && 'message' in err ? ` (${String(err.message)})` : ''
    return `${name ?? '?'}: ${msg ?? ''}${why}`.slice(0, 300)
  } catch {
    // The further lines of a stack or of a printed object: the log has them.
    return /^(\s|[}\]]|Node[.]js v|node:internal)/.test(line) ? null : line.slice(0, 300)
  }
}

/** Copy and truncate: the process that writes it keeps its handle, which appends. */
function rotate(file: string): void {
  try {
    copyFileSync(file, `${file}.1`)
  } catch {
    // No room for both: the new lines are worth more than the old ones.
    rmSync(`${file}.1`, { force: true })
  }
  truncateSync(file)
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}

function readFrom(file: string, start: number, end: number): string {
  const handle = openSync(file, 'r')
  try {
    const bytes = Buffer.alloc(Math.min(end - start, 1 << 20))
    return bytes.subarray(0, readSync(handle, bytes, 0, bytes.length, start)).toString('utf8')
  } finally {
    closeSync(handle)
  }
}
