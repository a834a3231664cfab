import type { Group } from './group.ts'
import type { Sql } from './open.ts'

export type Received = {
  readonly id: number
  readonly arrivedAt: number
  /** Of the envelope. */
  readonly from: string
  readonly to: readonly string[]
  /** As it came. */
  readonly raw: Buffer
}

type Row = Omit<Received, 'to'> & { readonly to: string }

/** What the mailbox took, in the order of arrival. */
export function mailsIn(sql: Sql, group: Group) {
  const columns = 'id, arrived_at AS arrivedAt, sender AS "from", recipients AS "to", raw'
  const insert = sql.prepare<[number, string, string, Buffer]>(
    'INSERT INTO mails (arrived_at, sender, recipients, raw) VALUES (?, ?, ?, ?)',
  )
  const byId = sql.prepare<[number], Row>(`SELECT ${columns} FROM mails WHERE id = ?`)
  const newest = sql.prepare<[number, number], Row>(
    `SELECT ${columns} FROM mails WHERE id < ? ORDER BY id DESC LIMIT ?`,
  )
  const after = sql.prepare<[number, number, number], Row>(
    `SELECT ${columns} FROM mails WHERE id > ? AND arrived_at >= ? ORDER BY id LIMIT ?`,
  )
  const count = sql.prepare<[], { n: number }>('SELECT count(*) AS n FROM mails')
  return {
    add: ({ arrivedAt, from, to, raw }: Omit<Received, 'id'>): void => {
      group.join()
      insert.run(arrivedAt, from, JSON.stringify(to), raw)
    },
    find: (id: number): Received | null => {
      const row = byId.get(id)
      return row ? received(row) : null
    },
    /** The newest first, below an id. */
    newest: (limit: number, before = Number.MAX_SAFE_INTEGER): Received[] => newest.all(before, limit).map(received),
    /** The oldest first, after an id and not before a moment (ms). */
    page: (id: number, since: number, limit: number): Received[] => after.all(id, since, limit).map(received),
    count: (): number => count.get()?.n ?? 0,
  }
}

const received = (row: Row): Received => ({ ...row, to: JSON.parse(row.to) as string[] })
