import type { SandboxNetwork } from '../network.ts'
import type { SandboxAccount } from './accounts.ts'
import type { Group } from './group.ts'
import type { Sql } from './open.ts'
import { firstSandboxIdAt, type Snowflakes } from './snowflake.ts'

export type Post = {
  readonly id: string
  readonly accountId: string
  readonly text: string
  readonly arrivedAt: number
}
/** A post with its author, as pages show it. */
export type FeedPost = Post & {
  readonly network: SandboxNetwork
  readonly handle: string
  readonly name: string
  readonly followers: number
}
/** A post with the key its author gave it and what it was made of, as JSON. */
export type KeyedPost = FeedPost & Pick<SandboxAccount, 'did'> & { readonly key: string; readonly record: string }

/** A post as programs list it: with what its network calls it made of `did` and `key`. */
export type ListedPost = FeedPost & Pick<SandboxAccount, 'did'> & { readonly key: string | null }

/** What an account did lately: posts of the running quarter of an hour, of the day, and whether this text was there. */
export type Lately = { readonly quarter: number; readonly day: number; readonly same: 0 | 1 }

const dayMs = 86_400_000
const quarterMs = 15 * 60_000
/** How long the same text is refused. X does not say; a day. */
const duplicateMs = dayMs

export function postsIn(sql: Sql, ids: Snowflakes, group: Group) {
  const columns = 'CAST(posts.id AS TEXT) AS id, CAST(account_id AS TEXT) AS accountId, text, arrived_at AS arrivedAt'
  const withAuthor = `SELECT ${columns}, network, handle, name, followers FROM posts JOIN accounts ON accounts.id = account_id`
  const insert = sql.prepare<[bigint, bigint, string, string, number]>(
    'INSERT INTO posts (id, account_id, text, same_text, arrived_at) VALUES (?, ?, ?, ?, ?)',
  )
  const lately = sql.prepare<[bigint, bigint, string, bigint, bigint], Lately>(
    `SELECT count(*) FILTER (WHERE id >= ?) AS quarter, count(*) FILTER (WHERE id >= ?) AS day,
       coalesce(max(same_text = ? AND deleted_at IS NULL), 0) AS same
     FROM posts WHERE account_id = ? AND id >= ?`,
  )
  const byId = sql.prepare<[bigint], FeedPost>(`${withAuthor} WHERE posts.id = ? AND deleted_at IS NULL`)
  const newest = sql.prepare<[bigint, number], FeedPost>(
    `${withAuthor} WHERE posts.id < ? AND deleted_at IS NULL ORDER BY posts.id DESC LIMIT ?`,
  )
  const ofAccount = sql.prepare<[bigint, bigint, bigint, number], FeedPost>(
    `${withAuthor} WHERE account_id = ? AND posts.id > ? AND posts.id < ? AND deleted_at IS NULL
     ORDER BY posts.id DESC LIMIT ?`,
  )
  const page = sql.prepare<[bigint, number, number], ListedPost>(
    `SELECT ${columns}, network, handle, name, followers, did, key FROM posts JOIN accounts ON accounts.id = account_id
     WHERE posts.id > ? AND arrived_at >= ? ORDER BY posts.id LIMIT ?`,
  )
  const remove = sql.prepare<[number, bigint, bigint]>(
    'UPDATE posts SET deleted_at = ? WHERE id = ? AND account_id = ? AND deleted_at IS NULL',
  )
  const count = sql.prepare<[], { n: number }>('SELECT count(*) AS n FROM posts WHERE deleted_at IS NULL')
  const countOf = sql.prepare<[bigint], { n: number }>(
    'SELECT count(*) AS n FROM posts WHERE account_id = ? AND deleted_at IS NULL',
  )
  const keyed = keyedPostsIn(sql, ids, group)
  const times = sql.prepare<[bigint], { at: number }>('SELECT arrived_at AS at FROM posts WHERE id >= ?')

  return {
    /** Durable after the group's commit. `arrivedAt` and `now` in ms; the id holds `now`. */
    add: (accountId: string, text: string, arrivedAt: number, now: number): string => {
      const id = ids.next(now)
      group.join()
      insert.run(id, BigInt(accountId), text, sameText(text), arrivedAt)
      return String(id)
    },
    ...keyed,
    lately: (accountId: string, text: string, now: number): Lately => {
      const [quarter, day] = [firstSandboxIdAt(now - (now % quarterMs)), firstSandboxIdAt(now - (now % dayMs))]
      const none: Lately = { quarter: 0, day: 0, same: 0 }
      return lately.get(quarter, day, sameText(text), BigInt(accountId), firstSandboxIdAt(now - duplicateMs)) ?? none
    },
    find: (id: string): FeedPost | null => byId.get(BigInt(id)) ?? null,
    /** Newest first, older than the id `before`. */
    newest: (limit: number, before: bigint = largestId): FeedPost[] => newest.all(before, limit),
    ofAccount: (accountId: string, limit: number, after = 0n, before: bigint = largestId): FeedPost[] =>
      ofAccount.all(BigInt(accountId), after, before, limit),
    /** Every post, deleted ones too, oldest first, from the id after `after` on. `since` in ms of arrival. */
    page: (after: bigint, since: number, limit: number): ListedPost[] => page.all(after, since, limit),
    remove: (id: string, accountId: string, now: number): boolean =>
      remove.run(now, BigInt(id), BigInt(accountId)).changes === 1,
    count: (): number => count.get()?.n ?? 0,
    countOf: (accountId: string): number => countOf.get(BigInt(accountId))?.n ?? 0,
    /** Arrivals (ms) of what was posted since `since`. */
    arrivalsSince: (since: number): number[] => times.all(firstSandboxIdAt(since)).map(row => row.at),
  }
}

function keyedPostsIn(sql: Sql, ids: Snowflakes, group: Group) {
  const select = `SELECT CAST(posts.id AS TEXT) AS id, CAST(account_id AS TEXT) AS accountId, text, arrived_at AS arrivedAt,
    network, handle, name, followers, did, key, record FROM posts JOIN accounts ON accounts.id = account_id
    WHERE account_id = ? AND deleted_at IS NULL`
  const insert = sql.prepare<[bigint, bigint, string, string, number, string, string]>(
    `INSERT OR IGNORE INTO posts (id, account_id, text, same_text, arrived_at, key, record) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  )
  const byKey = sql.prepare<[bigint, string], KeyedPost>(`${select} AND key = ?`)
  const down = sql.prepare<[bigint, string, number], KeyedPost>(`${select} AND key < ? ORDER BY key DESC LIMIT ?`)
  const up = sql.prepare<[bigint, string, number], KeyedPost>(`${select} AND key > ? ORDER BY key LIMIT ?`)
  return {
    /** Null when this account has a post of this key. Durable after the group's commit. */
    addKeyed: (
      { accountId, text, key, record }: Pick<KeyedPost, 'accountId' | 'text' | 'key' | 'record'>,
      arrivedAt: number,
      now: number,
    ): string | null => {
      const id = ids.next(now)
      group.join()
      const { changes } = insert.run(id, BigInt(accountId), text, '', arrivedAt, key, record)
      return changes === 1 ? String(id) : null
    },
    findByKey: (accountId: string, key: string): KeyedPost | null => byKey.get(BigInt(accountId), key) ?? null,
    /** In the order of their keys, from the one after `cursor` on; the largest first unless `reverse`. */
    keyedOf: (accountId: string, limit: number, cursor: string | null, reverse: boolean): KeyedPost[] =>
      reverse ? up.all(BigInt(accountId), cursor ?? '', limit) : down.all(BigInt(accountId), cursor ?? '~', limit),
  }
}

export const largestId = 2n ** 63n - 1n

/** X compares texts leniently; how exactly it does not say. */
const sameText = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim()
