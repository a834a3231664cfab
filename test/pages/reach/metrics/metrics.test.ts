import { expect, test } from 'vitest'
import { launches, reachRounds } from '../../../../db/schema/index.ts'
import { noon } from '../../../support/context.ts'
import { accessSite } from '../../access/site.ts'

test('names the price of a reading, takes no more than it named, and shows how it goes', async () => {
  const site = await accessSite()
  site.db.update(launches).set({ state: 'finished', finishedAt: noon }).run()
  const ada = await site.visit('owner')
  const page = async () => (await ada.get('/organize/amend/readings')).html
  expect(await page()).toContain('No reading is planned')
  const wrong = await ada.post('/organize/amend/readings', { price: 'cheap' })
  expect(wrong.status).toBe(422)
  expect(wrong.html).toContain('The price has changed')
  const asked = await ada.post('/organize/amend/readings', { price: '0' })
  expect([asked.status, asked.location]).toEqual([303, '/organize/amend/readings?done=asked'])
  expect(await page()).toContain('A reading is about to begin')
  expect((await ada.post('/organize/amend/readings', { price: '0' })).status).toBe(409)
  site.db.update(reachRounds).set({ state: 'running', total: 40, measured: 10, startedAt: 1, turns: 1 }).run()
  expect(await page()).toContain('Reading: 10 of 40 posts')
  site.db.update(reachRounds).set({ state: 'skipped', reason: 'over-budget' }).run()
  expect(await page()).toContain('It would have cost more than a launch may')
})
