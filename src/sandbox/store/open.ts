import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'

export type Sql = Database.Database

/**
 * Opens (and makes) `sandbox.db`. What was committed survives the end of this process by any means; only a power cut
 * may take the last moments with it (WAL, synchronous NORMAL). It holds simulated people only, so nothing is sealed.
 */
export function openSql(dataDir: string): Sql {
  mkdirSync(dataDir, { recursive: true })
  const sql = new Database(join(dataDir, 'sandbox.db'), { timeout: 5_000 })
  sql.pragma('journal_mode = WAL')
  sql.pragma('synchronous = NORMAL')
  sql.exec(tables)
  for (const [table, column, type] of laterColumns)
    if (!columnsOf(sql, table).includes(column)) sql.exec(`ALTER TABLE ${table} ADD COLUMN ${column} ${type}`)
  sql.exec(laterIndexes)
  return sql
}

const columnsOf = (sql: Sql, table: string): readonly string[] =>
  sql
    .prepare<[string], { name: string }>('SELECT name FROM pragma_table_info(?)')
    .all(table)
    .map(({ name }) => name)

const tables = `
  CREATE TABLE IF NOT EXISTS accounts (
    id INTEGER PRIMARY KEY,
    handle TEXT NOT NULL COLLATE NOCASE UNIQUE,
    name TEXT NOT NULL,
    followers INTEGER NOT NULL,
    by_hand INTEGER NOT NULL,
    made_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS accounts_by_hand ON accounts (by_hand, id);
  CREATE TABLE IF NOT EXISTS request_tokens (
    token TEXT PRIMARY KEY,
    secret TEXT NOT NULL,
    app TEXT NOT NULL,
    callback TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('new', 'allowed', 'denied', 'used')),
    verifier TEXT,
    account_id INTEGER REFERENCES accounts (id),
    made_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS tokens (
    token TEXT PRIMARY KEY,
    secret TEXT NOT NULL,
    app TEXT NOT NULL,
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    made_at INTEGER NOT NULL,
    revoked_at INTEGER
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX IF NOT EXISTS one_live_token ON tokens (account_id, app) WHERE revoked_at IS NULL;
  CREATE TABLE IF NOT EXISTS bearers (token TEXT PRIMARY KEY, app TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS nonces (nonce TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS posts (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    text TEXT NOT NULL,
    same_text TEXT NOT NULL,
    arrived_at INTEGER NOT NULL,
    deleted_at INTEGER
  ) STRICT;
  CREATE INDEX IF NOT EXISTS posts_of_account ON posts (account_id, id);
  CREATE TABLE IF NOT EXISTS requests (
    n INTEGER PRIMARY KEY,
    arrived_at INTEGER NOT NULL,
    account_id INTEGER,
    text TEXT,
    answer TEXT NOT NULL,
    status INTEGER NOT NULL,
    post_id INTEGER
  ) STRICT;
  CREATE TABLE IF NOT EXISTS mails (
    id INTEGER PRIMARY KEY,
    arrived_at INTEGER NOT NULL,
    sender TEXT NOT NULL,
    recipients TEXT NOT NULL,
    raw BLOB NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS sign_ins (
    uri TEXT PRIMARY KEY,
    client TEXT NOT NULL,
    client_key TEXT,
    redirect_uri TEXT NOT NULL,
    redirect_mode TEXT NOT NULL CHECK (redirect_mode IN ('query', 'fragment')),
    client_state TEXT,
    challenge TEXT NOT NULL,
    scope TEXT NOT NULL,
    proof_key TEXT NOT NULL,
    hint TEXT,
    state TEXT NOT NULL CHECK (state IN ('new', 'allowed', 'denied', 'used')),
    code TEXT UNIQUE,
    account_id INTEGER REFERENCES accounts (id),
    seen_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS apps (
    client_id TEXT PRIMARY KEY,
    secret TEXT NOT NULL,
    server TEXT NOT NULL,
    name TEXT NOT NULL,
    redirect_uri TEXT NOT NULL,
    scopes TEXT NOT NULL,
    website TEXT,
    made_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS sessions (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    client TEXT,
    client_key TEXT,
    scope TEXT NOT NULL,
    proof_key TEXT NOT NULL,
    code TEXT,
    access_token TEXT NOT NULL UNIQUE,
    access_until INTEGER NOT NULL,
    refresh_token TEXT NOT NULL UNIQUE,
    refreshed_at INTEGER NOT NULL,
    made_at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS used_refresh_tokens (
    token TEXT PRIMARY KEY,
    session_id INTEGER NOT NULL REFERENCES sessions (id) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS used_refresh_tokens_of_session ON used_refresh_tokens (session_id);
`

/** What files of before do not have yet: then there was X alone, and no post had a key. */
const laterColumns = [
  ['accounts', 'network', `TEXT NOT NULL DEFAULT 'x'`],
  ['accounts', 'did', 'TEXT'],
  ['requests', 'network', `TEXT NOT NULL DEFAULT 'x'`],
  ['posts', 'key', 'TEXT'],
  ['posts', 'record', 'TEXT'],
  ['tokens', 'scope', `TEXT NOT NULL DEFAULT ''`],
  ['tokens', 'refresh', 'TEXT'],
  ['tokens', 'ends_at', 'INTEGER'],
] as const

const laterIndexes = `
  CREATE UNIQUE INDEX IF NOT EXISTS one_token_a_refresh ON tokens (refresh) WHERE refresh IS NOT NULL;
  CREATE UNIQUE INDEX IF NOT EXISTS one_account_a_did ON accounts (did) WHERE did IS NOT NULL;
  CREATE UNIQUE INDEX IF NOT EXISTS one_post_a_key ON posts (account_id, key)
    WHERE key IS NOT NULL AND deleted_at IS NULL;
`
