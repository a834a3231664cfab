import { secretText } from '../secret-text.ts'
import type { Group } from './group.ts'
import type { Sql } from './open.ts'

/** A sign-in by OAuth 2 that was announced: who asks for what, and where its answer goes. */
export type Asked = {
  /** Client id. */
  readonly client: string
  /** The key that the client named itself with; null for a public one. */
  readonly clientKey: string | null
  readonly redirectUri: string
  readonly redirectMode: 'query' | 'fragment'
  readonly clientState: string | null
  /** S256 of the verifier. */
  readonly challenge: string
  readonly scope: string
  /** Thumbprint of the key that the session will be bound to. */
  readonly proofKey: string
  /** Who is expected to sign in. */
  readonly hint: string | null
}
export type SignIn = Asked & {
  readonly uri: string
  readonly state: 'new' | 'allowed' | 'denied' | 'used'
  readonly accountId: string | null
}

/** ms that a sign-in waits, for its page to be opened and then to be answered. */
export const signInMs = 5 * 60_000

export function signInsIn(sql: Sql, group: Group) {
  const select = `SELECT uri, client, client_key AS clientKey, redirect_uri AS redirectUri, redirect_mode AS redirectMode,
    client_state AS clientState, challenge, scope, proof_key AS proofKey, hint, state, CAST(account_id AS TEXT) AS accountId
    FROM sign_ins`
  const insert = sql.prepare(
    `INSERT INTO sign_ins (uri, client, client_key, redirect_uri, redirect_mode, client_state, challenge, scope, proof_key, hint, state, seen_at)
     VALUES (@uri, @client, @clientKey, @redirectUri, @redirectMode, @clientState, @challenge, @scope, @proofKey, @hint, 'new', @now)`,
  )
  const find = sql.prepare<[string, number], SignIn>(`${select} WHERE uri = ? AND seen_at > ?`)
  const byCode = sql.prepare<[string, number], SignIn>(`${select} WHERE code = ? AND seen_at > ?`)
  const touch = sql.prepare<[number, string]>('UPDATE sign_ins SET seen_at = ? WHERE uri = ?')
  const decide = sql.prepare<[string, string | null, bigint | null, string]>(
    `UPDATE sign_ins SET state = ?, code = ?, account_id = ? WHERE uri = ? AND state = 'new'`,
  )
  const use = sql.prepare<[string]>(`UPDATE sign_ins SET state = 'used' WHERE code = ? AND state = 'allowed'`)
  return {
    start: (asked: Asked, now: number): string => {
      const uri = `urn:ietf:params:oauth:request_uri:req-${secretText(32)}`
      group.join()
      insert.run({ ...asked, uri, now })
      return uri
    },
    find: (uri: string, now: number): SignIn | null => find.get(uri, now - signInMs) ?? null,
    /** Its page was opened: it waits anew. */
    touch: (uri: string, now: number): void => {
      group.join()
      touch.run(now, uri)
    },
    /** The code, or null when it was decided before. */
    allow: (uri: string, accountId: string): string | null => {
      const code = `cod-${secretText(43)}`
      group.join()
      return decide.run('allowed', code, BigInt(accountId), uri).changes === 1 ? code : null
    },
    deny: (uri: string): boolean => {
      group.join()
      return decide.run('denied', null, null, uri).changes === 1
    },
    findByCode: (code: string, now: number): SignIn | null => byCode.get(code, now - signInMs) ?? null,
    /** Once only. */
    use: (code: string): boolean => {
      group.join()
      return use.run(code).changes === 1
    },
  }
}
