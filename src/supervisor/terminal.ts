/** Lines that stay, and below them one that changes. */
export type Terminal = {
  readonly line: (text: string) => void
  /** Replaces the changing line. Where output is no terminal: a line every 10 s, and at once when `final`. */
  readonly status: (text: string, final?: boolean) => void
}

const everyMs = 10_000

export function terminal(out: NodeJS.WriteStream, now: () => number): Terminal {
  let shown = ''
  let shownAt = Number.NEGATIVE_INFINITY
  const isTty = out.isTTY === true
  // Nobody reads any more (`npm start | head`): go on without.
  out.on('error', () => {})
  const line = (text: string) => out.write(isTty ? `\r\x1b[2K${text}\n${shown}` : `${text}\n`)
  return {
    line,
    status: (text, final = false) => {
      if (final) {
        shown = ''
        line(text)
      } else if (isTty) {
        shown = text
        out.write(`\r\x1b[2K${text}`)
      } else if (now() - shownAt >= everyMs) {
        shownAt = now()
        line(text)
      }
    },
  }
}
