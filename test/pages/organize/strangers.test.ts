import type { Router } from 'express'
import { describe, expect, test } from 'vitest'
import { organizers } from '../../../db/schema/index.ts'
import { realLaunch } from '../../../src/domain/launch.ts'
import { organizeRoutes } from '../../../src/pages/organize/routes.ts'
import { makeCampaign, makeLaunch } from '../../support/factories.ts'
import { organizersSide } from './side.ts'

type Layer = Router['stack'][number]

/** Every method and path below a router, its nested routers included. */
function table(router: Router): readonly { method: string; path: string }[] {
  return router.stack.flatMap((layer: Layer) => {
    if (layer.route) {
      const { path } = layer.route
      const methods = new Set(layer.route.stack.map(step => step.method.toUpperCase()))
      return [...methods].map(method => ({ method, path }))
    }
    return 'stack' in layer.handle ? table(layer.handle as unknown as Router) : []
  })
}

const open = ['/first-run/:token', '/organize/sign-in']

async function setting() {
  const side = await organizersSide()
  const campaign = makeCampaign(side.db, { slug: 'amend' })
  makeLaunch(side.db, campaign.id, { launchAt: side.context.now() + 3_600_000 })
  const guarded = table(organizeRoutes(side.context)).filter(({ path }) => !open.includes(path))
  return { ...side, campaign, guarded }
}

describe('a stranger', () => {
  test('gets nowhere on any address of the organizers, and changes nothing', async () => {
    const { visitor, guarded, db, campaign } = await setting()
    const before = realLaunch(db, campaign.id)
    expect(guarded.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
      'GET /organize',
      'GET /organize/:slug',
      'GET /organize/:slug/check',
      'GET /organize/:slug/deliveries',
      'GET /organize/:slug/deliveries/:id',
      'GET /organize/:slug/file',
      'GET /organize/:slug/preview',
      'GET /organize/:slug/write',
      'GET /organize/:slug/write/:section',
      'GET /organize/:slug/write/picture',
      'GET /organize/new',
      'POST /organize/:slug/account-check',
      'POST /organize/:slug/cancellation',
      'POST /organize/:slug/copies',
      'POST /organize/:slug/goal',
      'POST /organize/:slug/launch-time',
      'POST /organize/:slug/pause',
      'POST /organize/:slug/preview-link',
      'POST /organize/:slug/publication',
      'POST /organize/:slug/publication/removal',
      'POST /organize/:slug/resumption',
      'POST /organize/:slug/spread',
      'POST /organize/:slug/stop',
      'POST /organize/:slug/write/:section',
      'POST /organize/:slug/write/:section/draft',
      'POST /organize/:slug/write/:section/draft/removal',
      'POST /organize/:slug/write/picture',
      'POST /organize/:slug/write/picture/removal',
      'POST /organize/campaigns',
      'POST /organize/imports',
      'POST /organize/sign-out',
    ])
    for (const { method, path } of guarded) {
      for (const way of [path, path.toUpperCase(), `${path}/`]) {
        const address = way.replace(/:slug/i, 'amend').replace(/:id/i, '1')
        if (method === 'GET') {
          const seen = await visitor().get(address)
          expect(seen, address).toMatchObject({
            status: 303,
            location: `/organize/sign-in?to=${encodeURIComponent(address)}`,
          })
        } else {
          const seen = await visitor().post(address, { day: '2027-01-01', time: '10:00' })
          expect(seen, address).toMatchObject({ status: 403, location: '' })
          expect(seen.html).toContain('Only organizers can do this')
        }
      }
    }
    expect(realLaunch(db, campaign.id)).toEqual(before)
  })

  test('cannot even learn which campaigns there are', async () => {
    const { visitor } = await setting()
    const there = await visitor().get('/organize/amend')
    const notThere = await visitor().get('/organize/nothing')
    expect(there.html).toBe(notThere.html.replace('nothing', 'amend'))
    expect((await visitor().post('/organize/nothing/stop', {})).status).toBe(403)
  })

  test("cannot use an organizer's session from another site", async () => {
    const { signedIn, db, campaign } = await setting()
    const ada = await signedIn()
    const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }
    expect((await ada.post('/organize/amend/cancellation', {}, headers)).status).toBe(403)
    expect(realLaunch(db, campaign.id)?.state).toBe('open')
  })

  test('stays one when an organizer is removed while signed in', async () => {
    const { signedIn, db } = await setting()
    const ada = await signedIn()
    expect((await ada.get('/organize')).status).toBe(200)
    db.delete(organizers).run()
    expect((await ada.get('/organize')).status).toBe(303)
    expect((await ada.post('/organize/amend/cancellation', {})).status).toBe(403)
  })
})

describe('a viewer', () => {
  test('sees everything and changes nothing', async () => {
    const { signedIn, db, campaign, guarded } = await setting()
    const ada = await signedIn()
    db.update(organizers).set({ role: 'viewer' }).run()
    expect((await ada.get('/organize/amend')).status).toBe(200)
    for (const { method, path } of guarded) {
      if (method === 'GET' || path === '/organize/sign-out') continue
      const seen = await ada.post(path.replace(':slug', 'amend'), { day: '2027-01-01', time: '10:00' })
      expect(seen.status).toBe(403)
      expect(seen.html).toContain('Your role here is to view')
    }
    expect(realLaunch(db, campaign.id)?.state).toBe('open')
    expect((await ada.post('/organize/sign-out', {})).status).toBe(303)
  })
})
