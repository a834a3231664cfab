import { secretText } from '../secret-text.ts'
import type { Group } from './group.ts'
import type { Sql } from './open.ts'

/** A request token that waits for its person for longer than this is refused. */
const requestTokenMs = 15 * 60_000
/** Longer than a timestamp may differ, both ways. */
const nonceMs = 11 * 60_000

export type Token = {
  readonly token: string
  readonly secret: string
  readonly app: string
  readonly accountId: string
  /** Of OAuth 2; else empty. */
  readonly scope: string
  /** What a new one is had for, and when this one ends (ms); null: it does not. */
  readonly refresh: string | null
  readonly endsAt: number | null
}
/** How long a token is good. */
type Lent = { readonly scope: string; readonly lastsMs: number }
export type RequestToken = {
  readonly token: string
  readonly secret: string
  readonly app: string
  readonly callback: string
  readonly state: 'new' | 'allowed' | 'denied' | 'used'
  readonly verifier: string | null
  readonly accountId: string | null
}

/** Credentials of the simulated network: request tokens, access tokens, bearers, and the nonces that were seen. */
export function tokensIn(sql: Sql, group: Group) {
  const columns = 'token, secret, app, CAST(account_id AS TEXT) AS accountId, scope, refresh, ends_at AS endsAt'
  const liveBy = <Given extends unknown[]>(which: string) =>
    sql.prepare<Given, Token>(`SELECT ${columns} FROM tokens WHERE ${which} AND revoked_at IS NULL`)
  const live = liveBy<[string]>('token = ?')
  const ofAccount = liveBy<[bigint, string]>('account_id = ? AND app = ?')
  const byRefresh = liveBy<[string, string]>('refresh = ? AND app = ?')
  const insert = sql.prepare<[string, string, string, bigint, number, string, string | null, number | null]>(
    `INSERT OR IGNORE INTO tokens (token, secret, app, account_id, made_at, scope, refresh, ends_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const revoke = sql.prepare<[number, string]>(
    'UPDATE tokens SET revoked_at = ? WHERE token = ? AND revoked_at IS NULL',
  )
  const bearer = sql.prepare<[string], { app: string }>('SELECT app FROM bearers WHERE token = ?')
  const bearerOfApp = sql.prepare<[string], { token: string }>('SELECT token FROM bearers WHERE app = ?')
  const insertBearer = sql.prepare<[string, string]>('INSERT INTO bearers (token, app) VALUES (?, ?)')
  const nonce = sql.prepare<[string, number]>('INSERT OR IGNORE INTO nonces (nonce, at) VALUES (?, ?)')
  const oldNonces = sql.prepare<[number]>('DELETE FROM nonces WHERE at < ?')

  return {
    ...requestTokensIn(sql),
    find: (token: string): Token | null => live.get(token) ?? null,
    /** The same token again for the same person and app, as X and Mastodon do, until it is revoked. */
    give: (app: string, accountId: string, now: number, scope = ''): Token | null => {
      insert.run(`${accountId}-${secretText(30)}`, secretText(45), app, BigInt(accountId), now, scope, null, null)
      return ofAccount.get(BigInt(accountId), app) ?? null
    },
    /** A new token each time, good for so long: the one before is void. */
    lend: (app: string, accountId: string, now: number, { scope, lastsMs }: Lent): Token | null => {
      const before = ofAccount.get(BigInt(accountId), app)
      if (before) revoke.run(now, before.token)
      const [token, refresh] = [`${accountId}-${secretText(30)}`, secretText(43)]
      insert.run(token, secretText(45), app, BigInt(accountId), now, scope, refresh, now + lastsMs)
      return live.get(token) ?? null
    },
    findByRefresh: (refresh: string, app: string): Token | null => byRefresh.get(refresh, app) ?? null,
    /** For somebody who has none yet. */
    grantNew: (accountId: string, app: string, now: number): Pick<Token, 'token' | 'secret'> => {
      const made = { token: `${accountId}-${secretText(30)}`, secret: secretText(45) }
      insert.run(made.token, made.secret, app, BigInt(accountId), now, '', null, null)
      return made
    },
    revoke: (token: string, now: number): boolean => revoke.run(now, token).changes === 1,
    appOfBearer: (token: string): string | null => bearer.get(token)?.app ?? null,
    giveBearer: (app: string): string => {
      const known = bearerOfApp.get(app)
      if (known) return known.token
      const token = `AAAAAAAAAAAAAAAAAAAAA${secretText(80)}`
      insertBearer.run(token, app)
      return token
    },
    /** False when it was seen before. */
    takeNonce: (value: string, now: number): boolean => {
      group.join()
      return nonce.run(value, now).changes === 1
    },
    forgetNonces: (now: number): void => void oldNonces.run(now - nonceMs),
  }
}

function requestTokensIn(sql: Sql) {
  const start = sql.prepare<[string, string, string, string, number]>(
    `INSERT INTO request_tokens (token, secret, app, callback, state, made_at) VALUES (?, ?, ?, ?, 'new', ?)`,
  )
  const find = sql.prepare<[string, number], RequestToken>(
    `SELECT token, secret, app, callback, state, verifier, CAST(account_id AS TEXT) AS accountId
     FROM request_tokens WHERE token = ? AND made_at > ?`,
  )
  const decide = sql.prepare<[string, string | null, bigint | null, string]>(
    `UPDATE request_tokens SET state = ?, verifier = ?, account_id = ? WHERE token = ? AND state = 'new'`,
  )
  const use = sql.prepare<[string, string]>(
    `UPDATE request_tokens SET state = 'used' WHERE token = ? AND verifier = ? AND state = 'allowed'`,
  )
  return {
    startRequest: (app: string, callback: string, now: number): { token: string; secret: string } => {
      const made = { token: secretText(27), secret: secretText(32) }
      start.run(made.token, made.secret, app, callback, now)
      return made
    },
    findRequest: (token: string, now: number): RequestToken | null => find.get(token, now - requestTokenMs) ?? null,
    /** The verifier, or null when it was decided before. */
    allow: (token: string, accountId: string): string | null => {
      const verifier = secretText(32)
      return decide.run('allowed', verifier, BigInt(accountId), token).changes === 1 ? verifier : null
    },
    deny: (token: string): boolean => decide.run('denied', null, null, token).changes === 1,
    /** Once only, and only with its verifier. */
    use: (token: string, verifier: string): boolean => use.run(token, verifier).changes === 1,
  }
}
