import type { LedgerLine } from '../../domain/ledger/read.ts'

const columns = ['network', 'handle', 'state', 'reason', 'sentAt', 'latenessMs', 'postedAt', 'url'] as const

export const csvHead = `${columns.join(',')}\r\n`

/** A line of `/c/:slug/deliveries.csv`; lateness from the post's own moment. Moments are ISO 8601 in UTC. */
export function csvLine(line: LedgerLine): string {
  const cells = {
    ...line,
    sentAt: iso(line.sentAt),
    latenessMs: line.sentAt === null ? null : String(line.sentAt - line.momentAt),
    postedAt: iso(line.postedAt),
  }
  return `${columns.map(column => cell(cells[column])).join(',')}\r\n`
}

/** What a spreadsheet would take for a formula gets an apostrophe in front; quotes keep commas and line ends together. */
export function cell(text: string | null): string {
  if (!text) return ''
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())
