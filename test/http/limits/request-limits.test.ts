import { expect, test } from 'vitest'
import { createApp } from '../../../src/app.ts'
import { costOf } from '../../../src/http/limits/request-limits.ts'
import { organizersSide } from '../../pages/organizer/side.ts'
import { makeCampaign, makeLaunch } from '../../support/factories.ts'
import { listen, type Person, person } from '../../support/person.ts'

const from = (address: string) => ({ 'x-forwarded-for': address })

/** The application twice on one database, as two processes are, behind one proxy; `spend` uses up what an address has. */
async function twoOfThem() {
  const side = await organizersSide({ TRUST_PROXY: '1' })
  const campaign = makeCampaign(side.db, { slug: 'amend' })
  makeLaunch(side.db, campaign.id, { launchAt: side.context.now() + 86_400_000 })
  const other = person(await listen(createApp(side.context)))
  const spend = async (by: Person, address: string) => {
    while ((await by.get('/c/amend/reach.csv', from(address))).status !== 429);
  }
  return { ...side, other, spend }
}

test('what one address has used up is gone in every process, and nobody else has less', async () => {
  const { visitor, other, spend } = await twoOfThem()
  await spend(visitor(), '192.0.2.1')
  const refused = await other.get('/c/amend', from('192.0.2.1'))
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60'])
  expect((await other.get('/c/amend', from('192.0.2.2'))).status).toBe(200)
})

test('the next minute begins anew', async () => {
  const { visitor, other, spend, setTime, context } = await twoOfThem()
  await spend(visitor(), '192.0.2.1')
  setTime(context.now() + 60_000)
  expect((await other.get('/c/amend', from('192.0.2.1'))).status).toBe(200)
})

test('Stop, withdrawals and their pages are reached from an address that has used up all else', async () => {
  const { visitor, signedIn, spend } = await twoOfThem()
  const ada = await signedIn()
  await spend(visitor(), '192.0.2.1')
  const urgent = ['/organize/amend/stop', '/organize/amend/pause', '/p/none/withdrawal']
  for (const path of urgent) {
    const answer = await visitor().post(path, {}, { ...from('192.0.2.1'), 'sec-fetch-site': 'same-origin' })
    expect([path, [403, 404].includes(answer.status)]).toEqual([path, true])
  }
  for (const path of ['/organize/amend', '/organize/amend/board'])
    expect([path, (await ada.get(path, from('192.0.2.1'))).status]).toEqual([path, 200])
})

test('an organizer who is signed in does not spend what their address has', async () => {
  const { visitor, signedIn, spend } = await twoOfThem()
  const ada = await signedIn()
  await spend(visitor(), '192.0.2.1')
  expect((await ada.get('/organize/amend/supporters', from('192.0.2.1'))).status).toBe(200)
  expect((await visitor().get('/organize/amend/supporters', from('192.0.2.1'))).status).toBe(429)
})

test.each([
  ['an export costs more than a page', 'GET /c/a/clicks.csv', 'GET /c/a'],
  ['a text that is measured costs more than another form', 'POST /c/a/pledge', 'POST /p/a/erasure'],
  ['a sign-in that asks a network costs more than a page', 'GET /auth/x/callback', 'GET /c/a'],
  ['a form costs more than a page', 'POST /p/a/erasure', 'GET /c/a/reminder'],
  ['a page costs more than a board that is drawn for all', 'GET /c/a/reminder', 'GET /c/a/live/events'],
])('%s', (_what, more, less) => {
  const cost = (asked: string) => {
    const [method = '', path = ''] = asked.split(' ')
    return costOf({ method, path })
  }
  expect(cost(more)).toBeGreaterThan(cost(less))
})
