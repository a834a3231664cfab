import type { SandboxNetwork } from '../network.ts'
import type { Group } from './group.ts'
import type { Sql } from './open.ts'

/** One request to post as the server saw it. `status` is 0 where no answer was given. */
export type SeenRequest = {
  readonly network: SandboxNetwork
  readonly arrivedAt: number
  readonly accountId: string | null
  readonly text: string | null
  /** `posted`, a refusal, or the fault that was played. */
  readonly answer: string
  readonly status: number
  readonly postId: string | null
}
export type LoggedRequest = Omit<SeenRequest, 'accountId'> & { readonly n: number; readonly account: string | null }

export function requestsIn(sql: Sql, group: Group) {
  const insert = sql.prepare<[string, number, bigint | null, string | null, string, number, bigint | null]>(
    'INSERT INTO requests (network, arrived_at, account_id, text, answer, status, post_id) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const page = sql.prepare<[number, number, number], LoggedRequest>(
    `SELECT n, requests.network, arrived_at AS arrivedAt, handle AS account, text, answer, status, CAST(post_id AS TEXT) AS postId
     FROM requests LEFT JOIN accounts ON accounts.id = account_id WHERE n > ? AND arrived_at >= ? ORDER BY n LIMIT ?`,
  )
  return {
    add: ({ network, arrivedAt, accountId, text, answer, status, postId }: SeenRequest): void => {
      group.join()
      insert.run(
        network,
        arrivedAt,
        accountId === null ? null : BigInt(accountId),
        text,
        answer,
        status,
        postId === null ? null : BigInt(postId),
      )
    },
    /** Oldest first, from the number after `after` on. `since` in ms of arrival. */
    page: (after: number, since: number, limit: number): LoggedRequest[] => page.all(after, since, limit),
  }
}
