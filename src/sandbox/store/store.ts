import { accountsIn } from './accounts.ts'
import { appsIn } from './apps.ts'
import { groupCommits } from './group.ts'
import { mailsIn } from './mails.ts'
import { openSql } from './open.ts'
import { postsIn } from './posts.ts'
import { requestsIn } from './requests.ts'
import { sessionsIn } from './sessions.ts'
import { signInsIn } from './sign-ins.ts'
import { snowflakes } from './snowflake.ts'
import { tokensIn } from './tokens.ts'

/** All that the simulated network remembers. */
export type Store = ReturnType<typeof openStore>

export function openStore(dataDir: string) {
  const sql = openSql(dataDir)
  const ids = snowflakes(sql)
  const group = groupCommits(sql)
  return {
    accounts: accountsIn(sql, ids),
    tokens: tokensIn(sql, group),
    posts: postsIn(sql, ids, group),
    requests: requestsIn(sql, group),
    signIns: signInsIn(sql, group),
    apps: appsIn(sql, group),
    sessions: sessionsIn(sql, group),
    mails: mailsIn(sql, group),
    /** Runs `work` when all that was written up to now survives a kill. */
    afterCommit: group.afterCommit,
    isOpen: () => sql.open,
    close: () => {
      group.close()
      sql.close()
    },
  }
}
