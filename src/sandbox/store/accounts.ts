import type { SandboxNetwork } from '../network.ts'
import type { Sql } from './open.ts'
import type { Snowflakes } from './snowflake.ts'

export type SandboxAccount = {
  readonly id: string
  readonly network: SandboxNetwork
  readonly handle: string
  readonly name: string
  readonly followers: number
}

export type NewAccount = Omit<SandboxAccount, 'id'>

/** People of the simulated networks. Handles are unique whatever their case; those of Bluesky have a dot, others have none. */
export function accountsIn(sql: Sql, ids: Snowflakes) {
  const columns = 'CAST(id AS TEXT) AS id, network, handle, name, followers'
  const byId = sql.prepare<[bigint], SandboxAccount>(`SELECT ${columns} FROM accounts WHERE id = ?`)
  const byHandle = sql.prepare<[string], SandboxAccount>(`SELECT ${columns} FROM accounts WHERE handle = ?`)
  const newest = sql.prepare<[string, number], SandboxAccount>(
    `SELECT ${columns} FROM accounts WHERE network = ? ORDER BY by_hand DESC, accounts.id DESC LIMIT ?`,
  )
  const insert = sql.prepare<[bigint, string, string, string, number, number, number]>(
    'INSERT OR IGNORE INTO accounts (id, network, handle, name, followers, by_hand, made_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const countAll = sql.prepare<[], { n: number }>('SELECT count(*) AS n FROM accounts')
  const countOf = sql.prepare<[string], { n: number }>('SELECT count(*) AS n FROM accounts WHERE network = ?')

  const add = (account: NewAccount, byHand: boolean, now: number): SandboxAccount | null => {
    const id = ids.next(now)
    const { network, handle, name, followers } = account
    if (insert.run(id, network, handle, name, followers, byHand ? 1 : 0, now).changes === 0) return null
    return { id: String(id), network, handle, name, followers }
  }

  return {
    find: (id: string): SandboxAccount | null => byId.get(BigInt(id)) ?? null,
    findByHandle: (handle: string): SandboxAccount | null => byHandle.get(handle) ?? null,
    /** Those made by a person first, the newest of each first. */
    newest: (network: SandboxNetwork, limit: number): SandboxAccount[] => newest.all(network, limit),
    count: (): number => countAll.get()?.n ?? 0,
    countOf: (network: SandboxNetwork): number => countOf.get(network)?.n ?? 0,
    /** Null when the handle is taken. */
    add,
    /** One transaction; each comes with what `grant` gives it, as if its owner had allowed an app. Null where taken. */
    addGranted: <Grant>(
      some: readonly NewAccount[],
      grant: (account: SandboxAccount) => Grant,
      now: number,
    ): ({ readonly account: SandboxAccount; readonly given: Grant } | null)[] =>
      sql.transaction(() =>
        some.map(one => {
          const account = add(one, false, now)
          return account && { account, given: grant(account) }
        }),
      )(),
  }
}
