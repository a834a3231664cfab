import express, { type Express } from 'express'
import { describe, expect, test } from 'vitest'
import { organizers, sessions } from '../../../db/schema/index.ts'
import type { Context } from '../../../src/context.ts'
import { resealSome } from '../../../src/domain/operation/keys/reseal.ts'
import { sealedPlaces } from '../../../src/domain/operation/keys/sealed-columns.ts'
import {
  beginSecondStep,
  connectInSession,
  renewSession,
  sessionMiddleware,
  signOut,
} from '../../../src/http/session/session.ts'
import { newSecretKey, secretBox } from '../../../src/lib/secret-box.ts'
import { testContext } from '../../support/context.ts'
import { listen, type Person, person } from '../../support/person.ts'

const hour = 3_600_000

/** A few addresses that do with the session what pages do. */
function appWith(context: Context): Express {
  const app = express()
  app.use(sessionMiddleware(context))
  app.get('/read', (req, res) => void res.json(req.session))
  app.get('/write/:text', (req, res) => {
    req.session.drafts = { amend: { text: req.params.text, messageId: null } }
    req.session.returnTo = '/elsewhere'
    res.end()
  })
  app.get('/slow', async (req, res) => {
    await new Promise(resolve => req.app.once('go on', resolve))
    req.session.returnTo = '/late'
    res.end()
  })
  app.get('/sign-in/:organizer', async (req, res) => {
    await renewSession(req, { organizerId: Number(req.params.organizer) })
    res.end()
  })
  app.get('/half-sign-in/:organizer', async (req, res) => {
    await beginSecondStep(req, Number(req.params.organizer))
    res.end()
  })
  app.get('/full-sign-in/:organizer', async (req, res) => {
    const organizerId = Number(req.params.organizer)
    await renewSession(req, { organizerId, secondStep: { organizerId, at: 1 } })
    res.end()
  })
  app.get('/connect', async (req, res) => {
    await connectInSession(req, { accountId: 7 })
    res.end()
  })
  app.get('/sign-out', async (req, res) => {
    await signOut(req)
    res.end()
  })
  return app
}

async function setting(env: Record<string, string> = {}) {
  let at = Date.now()
  const context = testContext({ env, now: () => at })
  const app = appWith(context)
  const url = await listen(app)
  const rows = () => context.db.select().from(sessions).all()
  const owner = { email: 'ada@example.org', name: 'Ada', role: 'owner' as const, passwordHash: '-', createdAt: 0 }
  const organizer = context.db.insert(organizers).values(owner).returning().get().id
  const wait = (ms: number) => {
    at += ms
  }
  return { context, app, url, rows, organizer, wait, visitor: () => person(url) }
}

describe('a session', () => {
  test('begins only when there is something to remember', async () => {
    const { visitor, rows } = await setting()
    const ada = visitor()
    expect((await ada.get('/read')).headers.getSetCookie()).toEqual([])
    expect(rows()).toEqual([])
    const written = await ada.get('/write/hello')
    expect(written.headers.getSetCookie()[0]).toMatch(/^thunderclap=.*; Path=\/; Expires=.*; HttpOnly; SameSite=Lax$/)
    expect(JSON.parse((await ada.get('/read')).html).drafts.amend.text).toBe('hello')
  })

  test('stands in the database without its id and unreadable', async () => {
    const { visitor, rows } = await setting()
    const ada = visitor()
    await ada.get('/write/what-ada-typed')
    const id = /s%3A([^.]+)/.exec(ada.cookies())?.[1]
    expect(id).toBeTruthy()
    expect(rows()).toHaveLength(1)
    expect(JSON.stringify(rows())).not.toContain(id)
    expect(JSON.stringify(rows())).not.toContain('what-ada-typed')
  })

  test('with a changed id, a forged signature or a lost key is none', async () => {
    const { visitor } = await setting()
    const ada = visitor()
    await ada.get('/write/hello')
    const mallory = visitor()
    mallory.takeCookies(`${ada.cookies().slice(0, -3)}xyz`)
    expect(JSON.parse((await mallory.get('/read')).html).drafts).toBeUndefined()

    const otherKey = await setting()
    const stranger = otherKey.visitor()
    stranger.takeCookies(ada.cookies())
    expect(JSON.parse((await stranger.get('/read')).html).drafts).toBeUndefined()
  })

  test('outlives a change of the secret key, as long as the old one is still known', async () => {
    const [oldKey, newKey] = [newSecretKey(), newSecretKey()]
    const context = testContext()
    const under = async (...keys: string[]) => person(await listen(appWith({ ...context, box: secretBox(keys) })))
    const before = await under(oldKey)
    await before.get('/write/hello')
    const read = async (visitor: Person) => {
      visitor.takeCookies(before.cookies())
      return JSON.parse((await visitor.get('/read')).html).drafts?.amend.text
    }
    expect(await read(await under(newKey, oldKey))).toBe('hello')
    expect(await read(await under(newKey))).toBeUndefined()
  })

  test('of who came by since the key changed outlives the end of the old one; the others sign in again', async () => {
    const [oldKey, newKey] = [newSecretKey(), newSecretKey()]
    const context = testContext()
    let app = appWith({ ...context, box: secretBox([oldKey]) })
    const site = await listen(express().use((req, res, next) => app(req, res, next)))
    /** What a restart does. */
    const startWith = (...keys: string[]) => {
      const box = secretBox(keys)
      app = appWith({ ...context, box })
      return box
    }
    const [ada, bob] = [person(site), person(site)]
    for (const one of [ada, bob]) await one.get('/write/hello')
    const both = startWith(newKey, oldKey)
    await ada.get('/read')
    for (const place of sealedPlaces) resealSome(context.db, both, place, 0, 100)
    startWith(newKey)
    expect(JSON.parse((await ada.get('/read')).html).drafts?.amend.text).toBe('hello')
    expect(JSON.parse((await bob.get('/read')).html).drafts).toBeUndefined()
  })

  test('of a supporter ends after a day without a visit, and its row is swept away', async () => {
    const { visitor, rows, wait } = await setting()
    const ada = visitor()
    await ada.get('/write/hello')
    wait(23 * hour)
    expect(JSON.parse((await ada.get('/read')).html).drafts).toBeDefined()
    wait(23 * hour)
    expect(JSON.parse((await ada.get('/read')).html).drafts).toBeDefined()
    wait(25 * hour)
    expect(JSON.parse((await ada.get('/read')).html).drafts).toBeUndefined()
    await visitor().get('/write/next')
    expect(rows()).toHaveLength(1)
  })

  test('of an organizer lasts for fourteen days after the last visit', async () => {
    const { visitor, rows, wait, organizer } = await setting()
    const ada = visitor()
    await ada.get(`/sign-in/${organizer}`)
    expect(rows()).toMatchObject([{ organizerId: organizer }])
    wait(13 * 24 * hour)
    await ada.get('/read')
    wait(13 * 24 * hour)
    expect(JSON.parse((await ada.get('/read')).html).organizerId).toBe(organizer)
    wait(15 * 24 * hour)
    expect(JSON.parse((await ada.get('/read')).html).organizerId).toBeUndefined()
  })

  test('that has a second step before it is no further when an account is connected, and lives as short', async () => {
    const { visitor, rows, wait, organizer } = await setting()
    const ada = visitor()
    await ada.get(`/half-sign-in/${organizer}`)
    await ada.get('/connect')
    const { accountId, secondStep } = JSON.parse((await ada.get('/read')).html)
    expect([accountId, secondStep]).toEqual([7, undefined])
    expect(rows(), 'ended with the others of this organizer').toMatchObject([{ organizerId: organizer, browser: null }])
    wait(hour)
    expect(JSON.parse((await ada.get('/read')).html).organizerId).toBeUndefined()
  })

  test('that has passed its second step stays so when an account is connected, and not when somebody signs in', async () => {
    const { visitor, organizer } = await setting()
    const ada = visitor()
    await ada.get(`/full-sign-in/${organizer}`)
    await ada.get('/connect')
    const passed = { organizerId: organizer, at: 1 }
    expect(JSON.parse((await ada.get('/read')).html)).toMatchObject({ accountId: 7, secondStep: passed })
    await ada.get(`/sign-in/${organizer}`)
    expect(JSON.parse((await ada.get('/read')).html).secondStep).toBeUndefined()
  })

  test('gets another id at a sign-in, keeps what was typed, and the old id is worth nothing', async () => {
    const { visitor, rows, organizer } = await setting()
    const ada = visitor()
    await ada.get('/write/hello')
    const before = ada.cookies()
    await ada.get(`/sign-in/${organizer}`)
    expect(ada.cookies()).not.toBe(before)
    expect(JSON.parse((await ada.get('/read')).html)).toMatchObject({
      organizerId: organizer,
      drafts: { amend: { text: 'hello' } },
    })
    const thief = visitor()
    thief.takeCookies(before)
    expect(JSON.parse((await thief.get('/read')).html).drafts).toBeUndefined()
    expect(rows()).toHaveLength(1)
  })

  test('that was ended is not brought back by a request still under way', async () => {
    const { app, visitor, rows, organizer } = await setting()
    const ada = visitor()
    await ada.get(`/sign-in/${organizer}`)
    const slow = ada.get('/slow')
    while (app.listenerCount('go on') === 0) await new Promise(resolve => setImmediate(resolve))
    await ada.get('/sign-out')
    app.emit('go on')
    await slow
    expect(rows()).toEqual([])
    expect(JSON.parse((await ada.get('/read')).html).organizerId).toBeUndefined()
  })

  test('is kept by https alone where the public address says https, whatever the proxy before us says', async () => {
    const { visitor } = await setting({ BASE_URL: 'https://thunder.example' })
    const seen = await visitor().get('/write/hello')
    expect(seen.headers.getSetCookie()[0]).toMatch(/^__Host-thunderclap=.*; Path=\/; .*HttpOnly; Secure; SameSite=Lax$/)
  })
})
