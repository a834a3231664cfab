import type { Express, IRouter } from 'express'
import { expect, test } from 'vitest'
import { createApp } from '../../src/app.ts'
import { rushCache } from '../../src/lib/cache.ts'
import { openSite } from '../pages/site.ts'
import { testContext } from '../support/context.ts'
import { makeAccount, makeCampaign, makeLaunch, makePledge } from '../support/factories.ts'

/** A campaign that Ada has pledged to. */
async function setting() {
  const context = testContext()
  const { db, box } = context
  const campaign = makeCampaign(db, { slug: 'amend' })
  makeLaunch(db, campaign.id, { launchAt: Date.now() + 3_600_000 })
  const account = makeAccount(db, { handle: 'ada_of_the_test' })
  const { receipt } = makePledge(db, campaign.id, account.id, {}, box)
  return { context, account, receipt, site: await openSite(context) }
}

test('no page may be kept by a cache that several people share', async () => {
  const { context, account, receipt, site } = await setting()
  const ada = site.visitor()
  await ada.connect(account.id)
  const routes = readable(createApp(context)).filter(route => !isForEverybody(route))
  expect(routes.length).toBeGreaterThan(20)
  const kept: string[] = []
  for (const route of [...routes, '/nothing-here']) {
    const path = route.replace(':slug', 'amend').replace(':receipt', receipt).replace(':network', 'nowhere')
    const { headers, status } = await ada.get(path.replace(/:\w+/g, '1'))
    const rule = headers.get('cache-control') ?? ''
    if (!/^(no-store|private, no-cache)$/.test(rule)) kept.push(`${route}: ${status}, ${rule || 'no rule'}`)
  }
  expect(kept).toEqual([])
})

test('in a rush, nobody is shown the page of somebody else', async () => {
  const { account, receipt, site } = await setting()
  const ada = site.visitor()
  await ada.connect(account.id)
  const hers = () => ada.get('/c/amend')
  const strangers = () => Promise.all(Array.from({ length: 15 }, () => site.visitor().get('/c/amend')))
  const [first, one, second, other] = [await hers(), await strangers(), await hers(), await strangers()]
  for (const { html } of [first, second]) expect(html).toContain(`/p/${receipt}`)
  for (const { html, headers } of [...one, ...other]) {
    expect(html).not.toContain(receipt)
    expect(html).not.toContain('ada_of_the_test')
    expect(html).toContain('Promise this post')
    expect(headers.get('set-cookie')).toBeNull()
  }
})

test('a page is drawn anew for each reader until very many come, and then four times a second, evenly', () => {
  const kept = rushCache<number>()
  let drawn = 0
  const readAt = (ms: number) => kept('page', () => ++drawn, ms)
  for (let n = 0; n < 10; n++) expect(readAt(n)).toBe(n + 1)
  for (let n = 10; n < 240; n++) expect(readAt(n)).toBe(10)
  const drawnAt: number[] = []
  for (let ms = 240; ms < 3_240; ms++) if (readAt(ms) > 10 + drawnAt.length) drawnAt.push(ms)
  expect(drawnAt).toHaveLength(12)
  for (const [n, ms] of drawnAt.slice(1).entries()) expect(ms - (drawnAt[n] ?? 0)).toBeGreaterThanOrEqual(249)
  for (let n = 0; n < 10; n++) expect(readAt(10_000 + n)).toBe(23 + n)
})

/** Nothing in them is about whoever asks, so that caches may keep them. */
const forEverybody = [
  '/assets/:name',
  '/favicon.ico',
  '/feed.xml',
  '/c/:slug/live/events',
  '/c/:slug/embed',
  '/c/:slug/share.png',
  '/c/:slug/qr.svg',
  '/c/:slug/qr.png',
]
const isForEverybody = (route: string) => forEverybody.includes(route)

/** Every address of the application that can be read. */
function readable(app: Express): string[] {
  const walk = (router: IRouter): string[] =>
    router.stack.flatMap(({ route, handle }) => {
      if (route) return route.stack.some(({ method }) => method === 'get') ? [route.path] : []
      return 'stack' in handle ? walk(handle as unknown as IRouter) : []
    })
  return walk(app.router as unknown as IRouter)
}
