import { expect, test } from 'vitest'
import { openSite } from '../pages/site.ts'
import { testContext } from '../support/context.ts'
import { makeCampaign, makeLaunch, makeOrganization } from '../support/factories.ts'

const runs = 'An organization runs this site.'
const foreign = { 'sec-fetch-site': 'cross-site' }

async function setting() {
  const context = testContext({ env: { TRUST_PROXY: '1' } })
  makeOrganization(context.db)
  makeLaunch(context.db, makeCampaign(context.db, { slug: 'amend' }).id, { launchAt: context.now() + 86_400_000 })
  const site = await openSite(context)
  return { ...context, ...site, one: site.visitor() }
}

test.each([
  ['no page', '/nothing-here', 404],
  ['no file', '/assets/nothing.js', 404],
  ['no picture', '/pictures/nothing.webp', 404],
  ['a secret link that leads nowhere', '/p/nothing', 404],
  ['an address that cannot be read', '/c/%', 400],
  ['an organizers’ page', '/organize/sign-in', 200],
  ['the launch board', '/c/amend/live', 200],
])('who runs the site stands on the page where there is %s', async (_, path, status) => {
  const { one } = await setting()
  const { page, status: answered } = await one.get(path)
  expect([answered, page.text]).toEqual([status, expect.stringContaining(runs)])
})

test('who runs the site stands where a form is refused, as foreign or as too large', async () => {
  const { one } = await setting()
  const refused = await one.post('/c/amend/pledge', { text: 'Hello' }, foreign)
  expect([refused.status, refused.page.text]).toEqual([403, expect.stringContaining(runs)])
  const large = await one.post('/c/amend/pledge', { text: 'x'.repeat(170_000) })
  expect([large.status, large.page.text]).toEqual([413, expect.stringContaining(runs)])
})

test('who runs the site stands where somebody has asked too much, zipped too', async () => {
  const { one } = await setting()
  let answer = await one.get('/c/amend/reach.csv')
  while (answer.status !== 429) answer = await one.get('/c/amend/reach.csv', { 'accept-encoding': 'gzip' })
  expect(answer.page.text).toContain(runs)
})

test('who runs the site stands where something failed; where it cannot be read, the page goes out all the same', async () => {
  const { one, db, log } = await setting()
  log.level = 'silent'
  db.$client.exec('drop table launches')
  const failed = await one.get('/')
  expect([failed.status, failed.page.text]).toEqual([500, expect.stringContaining(runs)])
  db.$client.exec('drop table organization')
  expect((await one.get('/nothing-here')).status).toBe(404)
})
