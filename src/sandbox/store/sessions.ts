import { secretText } from '../secret-text.ts'
import type { SandboxAccount } from './accounts.ts'
import type { Group } from './group.ts'
import type { Sql } from './open.ts'

/** What an app was allowed to do, and the tokens that say so. */
export type Session = {
  readonly id: number
  readonly accountId: string
  /** Client id; null: of whoever renews it first. */
  readonly client: string | null
  readonly clientKey: string | null
  readonly scope: string
  /** Thumbprint of the key it is bound to. */
  readonly proofKey: string
  readonly accessToken: string
  /** ms */
  readonly accessUntil: number
  readonly refreshToken: string
  readonly refreshedAt: number
  readonly madeAt: number
}
export type NewSession = Pick<Session, 'accountId' | 'client' | 'clientKey' | 'scope' | 'proofKey'> & {
  readonly code: string | null
}
export type SessionTokens = Pick<Session, 'accessToken' | 'refreshToken' | 'accessUntil'>

/** Sessions by OAuth 2. A refresh token is good once: after it only the newest tokens are. */
export function sessionsIn(sql: Sql, group: Group) {
  const columns = `sessions.id, CAST(account_id AS TEXT) AS accountId, client, client_key AS clientKey, scope,
    proof_key AS proofKey, access_token AS accessToken, access_until AS accessUntil, refresh_token AS refreshToken,
    refreshed_at AS refreshedAt, sessions.made_at AS madeAt`
  const one = (where: string) => sql.prepare<[string], Session>(`SELECT ${columns} FROM sessions WHERE ${where}`)
  const withAccount = sql.prepare<[string], Session & Omit<SandboxAccount, 'id'>>(
    `SELECT ${columns}, network, handle, name, followers, did FROM sessions JOIN accounts ON accounts.id = account_id
     WHERE access_token = ?`,
  )
  const [byAccess, byRefresh, byCode] = [one('access_token = ?'), one('refresh_token = ?'), one('code = ?')]
  const byUsed = one('id = (SELECT session_id FROM used_refresh_tokens WHERE token = ?)')
  const insert = sql.prepare(
    `INSERT INTO sessions (account_id, client, client_key, scope, proof_key, code, access_token, access_until, refresh_token, refreshed_at, made_at)
     VALUES (@accountId, @client, @clientKey, @scope, @proofKey, @code, @accessToken, @accessUntil, @refreshToken, @now, @now)`,
  )
  const keepUsed = sql.prepare<[string, number]>('INSERT INTO used_refresh_tokens (token, session_id) VALUES (?, ?)')
  const renew = sql.prepare(
    `UPDATE sessions SET client = @client, client_key = @clientKey, access_token = @accessToken, access_until = @accessUntil,
       refresh_token = @refreshToken, refreshed_at = @now WHERE id = @id`,
  )
  const remove = sql.prepare<[number]>('DELETE FROM sessions WHERE id = ?')
  const newTokens = (accessUntil: number): SessionTokens => ({
    accessToken: `tok-${secretText(60)}`,
    refreshToken: `ref-${secretText(43)}`,
    accessUntil,
  })

  return {
    make: (made: NewSession, accessMs: number, now: number): SessionTokens => {
      const tokens = newTokens(now + accessMs)
      group.join()
      insert.run({ ...made, ...tokens, accountId: BigInt(made.accountId), now })
      return tokens
    },
    /** With the account it is of. */
    authorized: (accessToken: string): { readonly session: Session; readonly account: SandboxAccount } | null => {
      const row = withAccount.get(accessToken)
      if (!row) return null
      const { network, handle, name, followers, did, ...session } = row
      return { session, account: { id: row.accountId, network, handle, name, followers, did } }
    },
    findByRefresh: (token: string): Session | null => byRefresh.get(token) ?? null,
    /** The session that a refresh token was good for before. */
    findByUsed: (token: string): Session | null => byUsed.get(token) ?? null,
    findByCode: (code: string): Session | null => byCode.get(code) ?? null,
    findByToken: (token: string): Session | null => byAccess.get(token) ?? byRefresh.get(token) ?? null,
    renew: (
      session: Session,
      by: { readonly client: string; readonly clientKey: string | null },
      accessMs: number,
      now: number,
    ): SessionTokens => {
      const tokens = newTokens(now + accessMs)
      group.join()
      keepUsed.run(session.refreshToken, session.id)
      renew.run({ id: session.id, ...by, ...tokens, now })
      return tokens
    },
    remove: (id: number): void => {
      group.join()
      remove.run(id)
    },
  }
}
