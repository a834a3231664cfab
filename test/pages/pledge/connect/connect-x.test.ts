import { createServer, type RequestListener } from 'node:http'
import express from 'express'
import { describe, expect, test } from 'vitest'
import { openDb } from '../../../../db/open.ts'
import { accounts, grants, networkReturns } from '../../../../db/schema/index.ts'
import type { Context } from '../../../../src/context.ts'
import { readRefused } from '../../../../src/domain/launch/check/refused-sign-ins.ts'
import { claimReturn } from '../../../../src/domain/pledge/sign-in-returns.ts'
import { errorPages } from '../../../../src/http/errors/handlers.ts'
import { languages } from '../../../../src/http/language.ts'
import { sessionMiddleware } from '../../../../src/http/session/session.ts'
import { createLog } from '../../../../src/lib/log.ts'
import { hashToken } from '../../../../src/lib/secret-box.ts'
import { xConnector } from '../../../../src/networks/x/connect.ts'
import { connectHandlers } from '../../../../src/pages/pledge/connect/handlers.ts'
import { startSandbox } from '../../../../src/sandbox/server.ts'
import { testContext } from '../../../support/context.ts'
import { afterThisTest, testFolder } from '../../../support/folder.ts'
import { listen, type Person, person } from '../../../support/person.ts'

/** Thunderclap's sign-in alone, in front of an X at `xUrl`. `/session` shows what the session holds. */
async function siteBefore(xUrl: string, deadlineMs?: number) {
  let later = 0
  const context = testContext({ env: { X_API_URL: xUrl }, now: () => Date.now() + later })
  const setTime = (at: number) => {
    later = at - Date.now()
  }
  const url = await siteOf(context, deadlineMs)
  // The public address is known only now that a port is.
  Object.assign(context.config.web, { baseUrl: url })
  const connected = () => context.db.select().from(accounts).all()
  return { context, url, connected, setTime, visitor: () => person(url) }
}

/** One web process. */
async function siteOf(context: Context, deadlineMs?: number): Promise<string> {
  const app = express()
  app.use(languages(context))
  app.use(sessionMiddleware(context))
  app.get('/session', (req, res) => void res.json(req.session))
  app.get('/type/:text', (req, res) => {
    req.session.drafts = { amend: { text: req.params.text, messageId: null } }
    res.end()
  })
  const x = context.networks.get('x')
  const hasty = x && deadlineMs && { ...x, connector: xConnector(context.config.x, deadlineMs) }
  const { start, callback } = connectHandlers(hasty ? { ...context, networks: new Map([['x', hasty]]) } : context)
  app.get('/auth/:network/start', start)
  app.get('/auth/:network/callback', callback)
  app.use(errorPages(context))
  return listen(app)
}

async function withSandbox() {
  const log = createLog('test', 'silent')
  const sandbox = await startSandbox({ port: 0, dataDir: testFolder('sandbox'), log, now: Date.now })
  afterThisTest(sandbox.close)
  return { sandbox, ...(await siteBefore(sandbox.url)) }
}

const sessionOf = async (visitor: Person) => JSON.parse((await visitor.get('/session')).html)

/** Follows the way to X and answers its question; gives the address X leads back to. */
async function answerX(visitor: Person, start: string, answer: Record<string, string>): Promise<string> {
  const left = await visitor.get(start)
  expect(left.status).toBe(303)
  expect(left.location).toContain('/oauth/authorize?oauth_token=')
  const token = new URL(left.location).searchParams.get('oauth_token') ?? ''
  const page = await visitor.get(left.location)
  expect(page.html).toContain('name="decision"')
  const answered = await visitor.post(left.location.replace(/\?.*/, ''), { oauth_token: token, ...answer })
  return answered.location
}

const allow = (handle: string) => ({ account: '', handle, name: `${handle} in full`, decision: 'allow' })
const start = '/auth/x/start?campaign=amend'

describe('connecting an account of X', () => {
  test('leads to X, back to the pledge, and keeps the permission sealed', async () => {
    const { visitor, connected, context } = await withSandbox()
    const ada = visitor()
    const back = await answerX(ada, start, allow('ada'))
    const done = await ada.get(back)
    expect(done).toMatchObject({ status: 303, location: '/c/amend/pledge' })
    expect(connected()).toMatchObject([{ network: 'x', handle: 'ada', name: 'ada in full' }])
    expect((await sessionOf(ada)).accountId).toBe(connected()[0]?.id)

    const [row] = context.db.select().from(grants).all()
    const grant = JSON.parse(context.box.open(row?.sealed ?? '', `grant:${row?.accountId}`))
    expect(grant).toEqual({ token: expect.stringMatching(/./), secret: expect.stringMatching(/./) })
    expect(row?.sealed).not.toContain(grant.secret)
  })

  test('goes on at the page it was started from, if that is one of ours', async () => {
    const { visitor } = await withSandbox()
    const ada = visitor()
    const to = encodeURIComponent('/c/amend/pledge/confirm')
    expect((await ada.get(await answerX(ada, `/auth/x/start?to=${to}`, allow('ada')))).location).toBe(
      '/c/amend/pledge/confirm',
    )
    const evil = encodeURIComponent('//evil.example/c/amend')
    expect((await ada.get(await answerX(ada, `/auth/x/start?to=${evil}`, allow('eve')))).location).toBe('/')
  })

  test('keeps what was typed, under another session id', async () => {
    const { visitor } = await withSandbox()
    const ada = visitor()
    await ada.get('/type/my-own-words')
    const before = ada.cookies()
    await ada.get(await answerX(ada, start, allow('ada')))
    expect(ada.cookies()).not.toBe(before)
    expect((await sessionOf(ada)).drafts.amend.text).toBe('my-own-words')
  })

  test('a second time with the same account changes its permission, with another one the account', async () => {
    const { visitor, connected } = await withSandbox()
    const ada = visitor()
    await ada.get(await answerX(ada, start, allow('ada')))
    const first = connected()[0]
    const again = { account: first?.remoteId ?? '', handle: '', name: '', decision: 'allow' }
    await ada.get(await answerX(ada, start, again))
    expect(connected()).toHaveLength(1)
    await ada.get(await answerX(ada, start, allow('bob')))
    expect(connected().map(one => one.handle)).toEqual(['ada', 'bob'])
    expect((await sessionOf(ada)).accountId).toBe(connected()[1]?.id)
  })

  test('who denies is told so calmly, and finds the text as it was', async () => {
    const { visitor, connected } = await withSandbox()
    const ada = visitor()
    await ada.get('/type/my-own-words')
    const back = await answerX(ada, start, { decision: 'deny' })
    expect(back).toContain('denied=')
    const denied = await ada.get(back)
    expect(denied.status).toBe(200)
    expect(denied.html).toContain('Nothing was connected')
    expect(denied.page.links()).toContain('/c/amend/pledge')
    expect(denied.page.link('Remind me by mail')).toBe('/c/amend/reminder')
    expect(connected()).toEqual([])
    expect((await sessionOf(ada)).drafts.amend.text).toBe('my-own-words')
    expect((await sessionOf(ada)).accountId).toBeUndefined()
  })
})

describe('several sign-ins', () => {
  test('in tabs side by side each go on where they were begun', async () => {
    const { visitor, connected } = await withSandbox()
    const ada = visitor()
    await ada.get('/type/my-own-words')
    const first = await answerX(ada, '/auth/x/start?campaign=amend', allow('ada'))
    const second = await answerX(ada, '/auth/x/start?campaign=repeal', allow('bob'))
    expect(await ada.get(first)).toMatchObject({ status: 303, location: '/c/amend/pledge' })
    expect(await ada.get(second)).toMatchObject({ status: 303, location: '/c/repeal/pledge' })
    expect(connected().at(-1)?.id).toBe((await sessionOf(ada)).accountId)
    expect((await sessionOf(ada)).drafts.amend.text).toBe('my-own-words')
  })

  test('begun at one time keep each other', async () => {
    const { visitor } = await withSandbox()
    const ada = visitor()
    await ada.get('/type/my-own-words')
    const campaigns = ['a', 'b', 'c', 'd']
    const left = await Promise.all(campaigns.map(slug => ada.get(`/auth/x/start?campaign=${slug}`)))
    expect(left.map(({ status }) => status)).toEqual([303, 303, 303, 303])
    expect((await sessionOf(ada)).signIns).toHaveLength(4)
  })

  test('are no more than eight: who opens more loses the oldest', async () => {
    const { visitor } = await withSandbox()
    const ada = visitor()
    for (let n = 0; n < 12; n++) await ada.get(`/auth/x/start?campaign=c${n}`)
    const { signIns } = await sessionOf(ada)
    expect(signIns.map((one: { returnTo: string }) => one.returnTo.slice(3, -7))).toEqual([
      'c4',
      'c5',
      'c6',
      'c7',
      'c8',
      'c9',
      'c10',
      'c11',
    ])
  })

  test('whose return comes twice at once, as by "click here to continue" of X, end the same: connected', async () => {
    const { visitor, connected, context } = await withSandbox()
    const ada = visitor()
    await ada.get('/type/my-own-words')
    const back = await answerX(ada, start, allow('ada'))
    const before = ada.cookies()
    const all = await Promise.all(Array.from({ length: 4 }, () => ada.get(back)))
    expect(all.map(({ status, location }) => [status, location])).toEqual(Array(4).fill([303, '/c/amend/pledge']))
    expect((await sessionOf(ada)).accountId).toBe(connected()[0]?.id)
    expect(connected()).toHaveLength(1)
    expect(context.db.select().from(networkReturns).all()).toHaveLength(1)

    // A browser that broke off the first answer never heard of its new session.
    const other = visitor()
    other.takeCookies(before)
    expect(await other.get(back)).toMatchObject({ status: 303, location: '/c/amend/pledge' })
    expect((await sessionOf(other)).accountId).toBe(connected()[0]?.id)
  })

  test('whose return comes twice end the same in two web processes', async () => {
    const { context, visitor, connected } = await withSandbox()
    const ada = visitor()
    const back = await answerX(ada, start, allow('ada'))
    const another = await siteOf({ ...context, db: openDb(context.db.$client.name) })
    const other = person(another)
    other.takeCookies(ada.cookies())
    const { pathname, search } = new URL(back)
    const both = await Promise.all([ada.get(back), other.get(pathname + search)])
    expect(both.map(({ status, location }) => [status, location])).toEqual(Array(2).fill([303, '/c/amend/pledge']))
    for (const one of [ada, other]) expect((await sessionOf(one)).accountId).toBe(connected()[0]?.id)
  })

  test('are settled by the next request when the one that began has died', async () => {
    const { context, visitor, setTime } = await withSandbox()
    const ada = visitor()
    const back = await answerX(ada, start, allow('ada'))
    const { pathname, search } = new URL(back)
    expect(claimReturn(context.db, hashToken(pathname + search), context.now())).toBe(true)
    setTime(Date.now() + 61_000)
    expect((await ada.get(back)).status).toBe(303)
  })
})

describe('a return from X that is not the one we wait for', () => {
  const startAgain = '/auth/x/start?to=%2Fc%2Famend%2Fpledge'

  test('of a sign-in that is half an hour old is refused; the newer tab still works', async () => {
    const { visitor, connected, setTime } = await withSandbox()
    const ada = visitor()
    const first = await answerX(ada, start, allow('ada'))
    setTime(Date.now() + 1_800_000)
    const second = await answerX(ada, start, allow('bob'))
    const stale = await ada.get(first)
    expect(stale.status).toBe(409)
    expect(stale.html).toContain('Start again with X')
    expect(stale.page.links()).toContain(startAgain)
    expect((await ada.get(second)).status).toBe(303)
    expect(connected().map(one => one.handle)).toEqual(['bob'])
  })

  test('that was used before goes on where it led, and changes nothing', async () => {
    const { visitor, connected } = await withSandbox()
    const ada = visitor()
    const back = await answerX(ada, start, allow('ada'))
    for (let i = 0; i < 3; i++) expect(await ada.get(back)).toMatchObject({ status: 303, location: '/c/amend/pledge' })
    expect(connected()).toHaveLength(1)
    expect((await sessionOf(ada)).accountId).toBe(connected()[0]?.id)
  })

  test("of somebody else's browser connects nothing: nobody can be made to pledge with a planted account", async () => {
    const { visitor, connected } = await withSandbox()
    const back = await answerX(visitor(), start, allow('mallory'))
    const victim = visitor()
    expect((await victim.get(back)).status).toBe(409)
    await victim.get(start)
    expect((await victim.get(back)).status).toBe(409)
    expect(connected()).toEqual([])
  })

  test('with a forged or missing verifier is refused', async () => {
    const { visitor, connected } = await withSandbox()
    const ada = visitor()
    const back = new URL(await answerX(ada, start, allow('ada')))
    back.searchParams.delete('oauth_verifier')
    expect((await ada.get(back.href)).status).toBe(409)
    back.searchParams.set('oauth_verifier', 'forged')
    expect((await ada.get(back.href)).status).toBe(409)
    expect(connected()).toEqual([])
  })

  test.each(['', '?oauth_token=a&oauth_token=b', '?oauth_token[x]=1', '?denied=', '?denied=a&denied=b'])(
    'made up like %j is refused',
    async query => {
      const { visitor } = await withSandbox()
      const ada = visitor()
      await ada.get(start)
      expect((await ada.get(`/auth/x/callback${query}`)).status).toBe(409)
    },
  )

  test('smuggled into the start is not taken for one', async () => {
    const { visitor } = await withSandbox()
    const left = await visitor().get('/auth/x/start?oauth_token=smuggled&oauth_verifier=v&denied=d')
    expect(left.status).toBe(303)
    expect(left.location).not.toContain('smuggled')
  })

  test('of a network that is not there leads nowhere', async () => {
    const { visitor } = await withSandbox()
    expect((await visitor().get('/auth/myspace/start')).status).toBe(404)
    expect((await visitor().get('/auth/myspace/callback')).status).toBe(404)
  })
})

describe('when X does not answer as it should', () => {
  test('being down, people read that nothing was connected and can try again', async () => {
    const { visitor, sandbox, connected } = await withSandbox()
    const ada = visitor()
    await ada.get('/type/my-own-words')
    const back = await answerX(ada, start, allow('ada'))
    await sandbox.close()
    const failed = await ada.get(back)
    expect(failed.status).toBe(502)
    expect(failed.html).toContain('X does not answer as it should')
    expect((await ada.get(start)).status).toBe(502)
    expect(connected()).toEqual([])
    expect((await sessionOf(ada)).drafts.amend.text).toBe('my-own-words')
  })

  test.each([
    ['http402', 'credit'],
    ['http429bare', 'limited'],
    ['clientForbidden', 'app'],
    ['http503html', 'away'],
    ['resetBefore', 'away'],
  ])(
    'refusing to say more of an account by %s, it is connected by what came with its permission',
    async (kind, why) => {
      const { visitor, sandbox, connected, context } = await withSandbox()
      const fault = (errors: object[]) =>
        fetch(`${sandbox.url}/_sandbox/faults`, {
          method: 'PUT',
          body: JSON.stringify({ errors }),
          headers: { 'content-type': 'application/json' },
        })
      const ada = visitor()
      const back = await answerX(ada, start, allow('ada'))
      await fault([{ kind, on: 'read' }])
      expect(await ada.get(back)).toMatchObject({ status: 303, location: '/c/amend/pledge' })
      expect(connected()).toMatchObject([
        { handle: 'ada', name: 'ada', followers: 0, profileUrl: `${sandbox.url}/ada` },
      ])
      expect(readRefused(context.db, 'x')).toMatchObject({ step: 'profile', why })
      expect((await sessionOf(ada)).accountId).toBe(connected()[0]?.id)

      await fault([])
      const again = { account: connected()[0]?.remoteId ?? '', handle: '', name: '', decision: 'allow' }
      await ada.get(await answerX(ada, start, again))
      expect(connected()).toMatchObject([{ handle: 'ada', name: 'ada in full' }])
      const [{ name, followers } = { name: '', followers: -1 }] = connected()
      // What was known of it is not forgotten when X says no more than its name.
      await fault([{ kind, on: 'read' }])
      await ada.get(await answerX(ada, start, again))
      expect(connected()).toMatchObject([{ name, followers }])
    },
  )

  test('saying that the permission itself is worth nothing, nothing is connected', async () => {
    const { visitor, sandbox, connected } = await withSandbox()
    const ada = visitor()
    const back = await answerX(ada, start, allow('ada'))
    await fetch(`${sandbox.url}/_sandbox/faults`, {
      method: 'PUT',
      body: JSON.stringify({ errors: [{ kind: 'unauthorized', on: 'read', accounts: ['ada'] }] }),
      headers: { 'content-type': 'application/json' },
    })
    for (let n = 0; n < 2; n++) expect((await ada.get(back)).status).toBe(502)
    expect(connected()).toEqual([])
  })

  const secret = 'secret-of-the-network'
  const answers: Readonly<Record<string, RequestListener>> = {
    'an error in JSON': (_req, res) => res.writeHead(403).end(`{"errors":[{"message":"${secret}"}]}`),
    'an error in HTML': (_req, res) => res.writeHead(503).end(`<html><b>${secret}</html>`),
    'no XML, no JSON': (_req, res) => res.writeHead(500).end(`<<<&${secret}`),
    'no body': (_req, res) => res.writeHead(500).end(),
    'something else': (_req, res) => res.writeHead(200).end(`hello=${secret}`),
    'half a token': (_req, res) => res.writeHead(200).end(`oauth_token=${secret}`),
    'another address': (_req, res) => res.writeHead(302, { location: `http://127.0.0.1:9/${secret}` }).end(),
    'a broken connection': req => void req.socket.destroy(),
    'half an answer': (_req, res) => {
      res.writeHead(200, { 'content-length': '100' })
      res.write(`oauth_token=${secret}`, () => void res.destroy())
    },
    silence: () => {},
    'a body without an end': (_req, res) => {
      const drip = setInterval(() => res.write('a'), 50)
      res.once('close', () => clearInterval(drip))
    },
  }

  test.each(Object.entries(answers))(
    'sending %s, it becomes a page that repeats nothing of it',
    async (_name, answer) => {
      const x = createServer(answer).listen(0, '127.0.0.1')
      await new Promise(resolve => x.once('listening', resolve))
      afterThisTest(() => {
        x.close()
        x.closeAllConnections()
      })
      const { port } = x.address() as { port: number }
      const { visitor } = await siteBefore(`http://127.0.0.1:${port}`, 400)
      const seen = await visitor().get(start)
      expect(seen.status).toBe(502)
      expect(seen.html).not.toContain(secret)
    },
  )

  test('hanging in the exchange itself, people wait no longer than the deadline', async () => {
    const x = createServer((req, res) => {
      if (req.url?.startsWith('/oauth/request_token'))
        res.end('oauth_token=t&oauth_token_secret=s&oauth_callback_confirmed=true')
    }).listen(0, '127.0.0.1')
    await new Promise(resolve => x.once('listening', resolve))
    afterThisTest(() => {
      x.close()
      x.closeAllConnections()
    })
    const { port } = x.address() as { port: number }
    const { visitor } = await siteBefore(`http://127.0.0.1:${port}`, 400)
    const ada = visitor()
    await ada.get(start)
    expect((await ada.get('/auth/x/callback?oauth_token=t&oauth_verifier=v')).status).toBe(502)
  })
})
