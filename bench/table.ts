/** A titled table of the report. */
export type Part = { readonly title: string; readonly head: readonly string[]; readonly rows: readonly string[][] }

/** A table as text: the first column to the left, figures to the right. `head` and every row have the same length. */
export function textTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map(row => (row[i] ?? '').length)))
  const line = (cells: readonly string[]) =>
    cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  ')
  return [line(head), ...rows.map(line)].join('\n')
}

export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map((_, i) => (i === 0 ? '---' : '--:'))), ...rows.map(line)].join('\n')
}

export const number = (n: number) => Math.round(n).toLocaleString('en')
export const megabytes = (mb: number) => `${Math.round(mb)} MB`
