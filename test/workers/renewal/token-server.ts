import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterThisTest } from '../../support/folder.ts'

export type Tokens = { readonly access: string; readonly refresh: string; readonly freshUntil: number }

/** What is done to a request for an exchange: as a server would, or one of its faults. */
export type Way =
  | { readonly kind: 'answer' | 'hang-up-after' | 'hang-up-before' | 'gone' | 'gone-by-mistake' }
  | { readonly kind: 'later'; readonly until: number }

/** An authorization server as Bluesky's is: a refresh token is good once, and one that is used again ends its session. */
export async function tokenServer(now: () => number = Date.now, lifeMs = 3_600_000) {
  const sessions = new Map<string, { refresh: string; access: string }>()
  const asked: { readonly at: number; readonly subject: string }[] = []
  let way: (subject: string) => Way | Promise<Way> = () => ({ kind: 'answer' })
  let [made, underWay] = [0, 0]

  const give = (subject: string): Tokens => {
    const refresh = `${subject}.refresh.${++made}`
    const access = `${subject}.access.${made}`
    sessions.set(subject, { refresh, access })
    return { access, refresh, freshUntil: now() + lifeMs }
  }
  const server = createServer(async (req, res) => {
    const { refresh } = JSON.parse(await text(req)) as { refresh: string }
    const [subject = ''] = refresh.split('.')
    asked.push({ at: performance.now(), subject })
    underWay++
    const what = await way(subject)
    underWay--
    if (what.kind === 'hang-up-before') return void res.destroy()
    if (what.kind === 'later') return answer(res, 429, { until: what.until })
    if (what.kind === 'gone-by-mistake') return answer(res, 400, { error: 'invalid_grant' })
    const session = sessions.get(subject)
    if (what.kind === 'gone' || session?.refresh !== refresh) {
      sessions.delete(subject)
      return answer(res, 400, { error: 'invalid_grant' })
    }
    const tokens = give(subject)
    if (what.kind === 'hang-up-after') res.destroy()
    else answer(res, 200, tokens)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  afterThisTest(() => {
    server.closeAllConnections()
    server.close()
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** A new session: what a sign-in gives. */
    give,
    /** Whether these are the tokens that the server has. */
    has: (subject: string, refresh: string) => sessions.get(subject)?.refresh === refresh,
    isEnded: (subject: string) => !sessions.has(subject),
    asked,
    /** Requests of which it has not made up its mind. */
    underWay: () => underWay,
    behave: (as: typeof way) => {
      way = as
    },
  }
}

function answer(res: ServerResponse, status: number, body: object): void {
  res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
