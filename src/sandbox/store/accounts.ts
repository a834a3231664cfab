import type { SandboxNetwork } from '../network.ts'
import type { Sql } from './open.ts'
import type { Snowflakes } from './snowflake.ts'

export type SandboxAccount = {
  readonly id: string
  readonly network: SandboxNetwork
  readonly handle: string
  readonly name: string
  readonly followers: number
  /** Bluesky: of the real account that this one stands for; null: made of its own id. */
  readonly did: string | null
}

export type NewAccount = Omit<SandboxAccount, 'id' | 'did'> & Partial<Pick<SandboxAccount, 'did'>>

/** People of the simulated networks. Handles are unique whatever their case; those of Bluesky have a dot, those of Mastodon an @ and their server. */
export function accountsIn(sql: Sql, ids: Snowflakes) {
  const columns = 'CAST(id AS TEXT) AS id, network, handle, name, followers, did'
  const byId = sql.prepare<[bigint], SandboxAccount>(`SELECT ${columns} FROM accounts WHERE id = ?`)
  const byHandle = sql.prepare<[string], SandboxAccount>(`SELECT ${columns} FROM accounts WHERE handle = ?`)
  const byDid = sql.prepare<[string], SandboxAccount>(`SELECT ${columns} FROM accounts WHERE did = ?`)
  const newest = sql.prepare<[string, string, number], SandboxAccount>(
    `SELECT ${columns} FROM accounts WHERE network = ? AND handle LIKE '%' || ? ORDER BY by_hand DESC, accounts.id DESC LIMIT ?`,
  )
  const insert = sql.prepare<[bigint, string, string, string, number, number, number, string | null]>(
    'INSERT OR IGNORE INTO accounts (id, network, handle, name, followers, by_hand, made_at, did) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const countAll = sql.prepare<[], { n: number }>('SELECT count(*) AS n FROM accounts')
  const countOf = sql.prepare<[string, string], { n: number }>(
    "SELECT count(*) AS n FROM accounts WHERE network = ? AND handle LIKE '%' || ?",
  )

  const add = (account: NewAccount, byHand: boolean, now: number): SandboxAccount | null => {
    const id = ids.next(now)
    const { network, handle, name, followers, did = null } = account
    const { changes } = insert.run(id, network, handle, name, followers, byHand ? 1 : 0, now, did)
    return changes === 0 ? null : { id: String(id), network, handle, name, followers, did }
  }

  return {
    find: (id: string): SandboxAccount | null => byId.get(BigInt(id)) ?? null,
    findByDid: (did: string): SandboxAccount | null => byDid.get(did) ?? null,
    findByHandle: (handle: string): SandboxAccount | null => byHandle.get(handle) ?? null,
    /** Those made by a person first, the newest of each first; only those whose handles end so. */
    newest: (network: SandboxNetwork, limit: number, ending = ''): SandboxAccount[] =>
      newest.all(network, ending, limit),
    count: (): number => countAll.get()?.n ?? 0,
    /** Only those whose handles end so. */
    countOf: (network: SandboxNetwork, ending = ''): number => countOf.get(network, ending)?.n ?? 0,
    /** Null when the handle is taken. */
    add,
    /**
     * One transaction; each comes with what `grant` gives it, as if its owner had allowed an app; who is known by a DID gets
     * another. Null where the handle is taken.
     */
    addGranted: <Grant>(
      some: readonly NewAccount[],
      grant: (account: SandboxAccount) => Grant,
      now: number,
    ): ({ readonly account: SandboxAccount; readonly given: Grant } | null)[] =>
      sql.transaction(() =>
        some.map(one => {
          const account = (one.did && byDid.get(one.did)) || add(one, false, now)
          return account && { account, given: grant(account) }
        }),
      )(),
  }
}
