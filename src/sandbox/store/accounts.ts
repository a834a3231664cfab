import { secretText } from '../secret-text.ts'
import type { Sql } from './open.ts'
import type { Snowflakes } from './snowflake.ts'

export type SandboxAccount = {
  readonly id: string
  readonly handle: string
  readonly name: string
  readonly followers: number
}

export type NewAccount = Omit<SandboxAccount, 'id'>
export type GrantedAccount = SandboxAccount & { readonly token: string; readonly secret: string }

/** People of the simulated network. Handles are unique whatever their case. */
export function accountsIn(sql: Sql, ids: Snowflakes) {
  const columns = 'CAST(id AS TEXT) AS id, handle, name, followers'
  const byId = sql.prepare<[bigint], SandboxAccount>(`SELECT ${columns} FROM accounts WHERE id = ?`)
  const byHandle = sql.prepare<[string], SandboxAccount>(`SELECT ${columns} FROM accounts WHERE handle = ?`)
  const newest = sql.prepare<[number], SandboxAccount>(
    `SELECT ${columns} FROM accounts ORDER BY by_hand DESC, accounts.id DESC LIMIT ?`,
  )
  const insert = sql.prepare<[bigint, string, string, number, number, number]>(
    'INSERT OR IGNORE INTO accounts (id, handle, name, followers, by_hand, made_at) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const grant = sql.prepare<[string, string, string, bigint, number]>(
    'INSERT INTO tokens (token, secret, app, account_id, made_at) VALUES (?, ?, ?, ?, ?)',
  )
  const count = sql.prepare<[], { n: number }>('SELECT count(*) AS n FROM accounts')

  const add = (account: NewAccount, byHand: boolean, now: number): SandboxAccount | null => {
    const id = ids.next(now)
    const { handle, name, followers } = account
    if (insert.run(id, handle, name, followers, byHand ? 1 : 0, now).changes === 0) return null
    return { id: String(id), handle, name, followers }
  }

  return {
    find: (id: string): SandboxAccount | null => byId.get(BigInt(id)) ?? null,
    findByHandle: (handle: string): SandboxAccount | null => byHandle.get(handle) ?? null,
    /** Those made by a person first, the newest of each first. */
    newest: (limit: number): SandboxAccount[] => newest.all(limit),
    count: (): number => count.get()?.n ?? 0,
    /** Null when the handle is taken. */
    add,
    /** One transaction; each comes with an access token for `app`, as if its owner had allowed it. Null where taken. */
    addGranted: sql.transaction((some: readonly NewAccount[], app: string, now: number) =>
      some.map((one): GrantedAccount | null => {
        const account = add(one, false, now)
        if (!account) return null
        const token = `${account.id}-${secretText(30)}`
        const secret = secretText(45)
        grant.run(token, secret, app, BigInt(account.id), now)
        return { ...account, token, secret }
      }),
    ),
  }
}
