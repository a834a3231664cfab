import { secretText } from '../secret-text.ts'
import type { Group } from './group.ts'
import type { Sql } from './open.ts'

/** An app that a server of Mastodon knows. */
export type App = {
  readonly clientId: string
  readonly secret: string
  /** Name of the server. */
  readonly server: string
  readonly name: string
  readonly redirectUri: string
  readonly scopes: string
  readonly website: string | null
}

export function appsIn(sql: Sql, group: Group) {
  const insert = sql.prepare(
    `INSERT INTO apps (client_id, secret, server, name, redirect_uri, scopes, website, made_at)
     VALUES (@clientId, @secret, @server, @name, @redirectUri, @scopes, @website, @now)`,
  )
  const find = sql.prepare<[string, string], App>(
    `SELECT client_id AS clientId, secret, server, name, redirect_uri AS redirectUri, scopes, website
     FROM apps WHERE client_id = ? AND server = ?`,
  )
  const named = sql.prepare<[string, string], App>(
    `SELECT client_id AS clientId, secret, server, name, redirect_uri AS redirectUri, scopes, website
     FROM apps WHERE server = ? AND name = ? ORDER BY made_at LIMIT 1`,
  )
  const forget = sql.prepare<[string]>('DELETE FROM apps WHERE client_id = ?')
  return {
    register: (app: Omit<App, 'clientId' | 'secret'>, now: number): App => {
      const made = { ...app, clientId: secretText(43), secret: secretText(43) }
      group.join()
      insert.run({ ...made, now })
      return made
    },
    find: (clientId: string, server: string): App | null => find.get(clientId, server) ?? null,
    findNamed: (server: string, name: string): App | null => named.get(server, name) ?? null,
    forget: (clientId: string): void => {
      group.join()
      forget.run(clientId)
    },
  }
}
