import { desc } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { audit } from '../../../db/schema/index.ts'
import { nameOf, table } from '../../support/route-table.ts'
import { expectations, lets } from './expectations.ts'
import { addressOf, everything, expected, organizerIn } from './request.ts'
import { type AccessSite, accessSite } from './site.ts'

describe('the routes of the application', () => {
  test('are there for everything that is expected of one', () => {
    expect(table.map(nameOf)).toEqual(expect.arrayContaining(Object.keys(expectations)))
  })

  for (const who of lets.anybody) {
    test(`let the ${who} do what they may, and nothing else`, async () => {
      const site = await accessSite()
      let visitor = await site.visit(who)
      const wrong: string[] = []
      for (const route of table) {
        const { method } = route
        const expectation = expected(route)
        const allowed = lets[route.right].includes(who)
        // As people write addresses too: the guards must know them all.
        const ways = allowed ? [(way: string) => way] : [same, upper, slashed]
        for (const way of ways) {
          const address = way(addressOf(route, site, who))
          const before = everything(site)
          const { status, location } = await site.ask(visitor, method, address, (await expectation.form?.(site)) ?? {})
          const sentAway = location.startsWith('/organize/sign-in?to=')
          const passed = status < 500 && status !== 403 && !sentAway && (status !== 404 || expectation.gone === true)
          const kept = status === 403 || (organizerIn(site, who) === null && method === 'GET' && sentAway)
          if (allowed ? !passed : !kept) wrong.push(`${method} ${address}: ${status} ${location}`)
          if (!allowed && everything(site) !== before) wrong.push(`${method} ${address} changed something`)
        }
        // Some of them sign in as somebody, or out.
        if (allowed && method !== 'GET') visitor = await site.visit(who)
      }
      expect(wrong).toEqual([])
    })
  }
})

describe('the record of changes', () => {
  const changing = table.filter(({ method, path }) => method === 'POST' && path.startsWith('/organize'))

  test.each(changing.map(route => [nameOf(route), route] as const))('%s leaves its trace', async (_, route) => {
    const expectation = expected(route)
    expect(expectation.record, 'say what it leaves in the record').toBeDefined()
    const site = await accessSite()
    const [who = 'stranger'] = lets[route.right]
    const visitor = await site.visit(who)
    const address = addressOf(route, site, who)
    const actor = organizerIn(site, who)
    const before = recorded(site)
    const { status } = await site.ask(visitor, route.method, address, (await expectation.form?.(site)) ?? {})
    const left = recorded(site).slice(0, recorded(site).length - before.length)
    if (expectation.record === null) return void expect(left).toEqual([])
    expect(status).toBe(303)
    expect(left).toMatchObject([{ kind: expectation.record, actorId: actor?.id, actor: actor?.name }])
  })

  test('cannot be changed, nor shortened, not even by hand', async () => {
    const { db } = await accessSite()
    expect(() => db.update(audit).set({ actor: 'Eve' }).run()).toThrow('only added to')
    expect(() => db.delete(audit).run()).toThrow('only added to')
  })
})

const same = (way: string) => way
const upper = (way: string) => way.toUpperCase()
const slashed = (way: string) => `${way}/`

const recorded = ({ db }: AccessSite) => db.select().from(audit).orderBy(desc(audit.id)).all()
