import { accountsIn } from './accounts.ts'
import { openSql } from './open.ts'
import { postsIn } from './posts.ts'
import { requestsIn } from './requests.ts'
import { snowflakes } from './snowflake.ts'
import { tokensIn } from './tokens.ts'

/** All that the simulated network remembers. */
export type Store = ReturnType<typeof openStore>

export function openStore(dataDir: string) {
  const sql = openSql(dataDir)
  const ids = snowflakes(sql)
  return {
    accounts: accountsIn(sql, ids),
    tokens: tokensIn(sql),
    posts: postsIn(sql, ids),
    requests: requestsIn(sql),
    /** Runs `work` in one transaction: committed when it returns, undone when it throws. */
    atOnce: <T>(work: () => T): T => sql.transaction(work)(),
    close: () => void sql.close(),
  }
}
