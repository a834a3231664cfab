import { expect, test } from 'vitest'
import {
  accounts,
  audit,
  batches,
  deliveries,
  grants,
  launches,
  pledges,
  testPosts,
} from '../../../../db/schema/index.ts'
import { acceptInvitation } from '../../../../src/domain/organizer/acceptance.ts'
import { firstRunInvitation } from '../../../../src/domain/organizer/invitation.ts'
import { connectAccount } from '../../../../src/domain/pledge/account.ts'
import { eraseAccount } from '../../../../src/domain/pledge/erasing/account.ts'
import { createLog } from '../../../../src/lib/log.ts'
import { startSandbox } from '../../../../src/sandbox/server.ts'
import { testContext } from '../../../support/context.ts'
import { makeCampaign, makeLaunch, makeMessage, makePledge, onX } from '../../../support/factories.ts'
import { afterThisTest, testFolder } from '../../../support/folder.ts'
import { ada } from '../../organizer/side.ts'
import { openSite } from '../../site.ts'

const page = '/organize/amend/test-post'
const words = 'Nº 1: “we” & <you>, e\u0301 ≠ \u00e9 👩‍👩‍👧 100%'

/** The site in front of the simulated X, and Ada, who has connected her own account there. */
async function setting() {
  const log = createLog('test', 'silent')
  const sandbox = await startSandbox({ port: 0, dataDir: testFolder('sandbox'), log, now: Date.now })
  afterThisTest(sandbox.close)
  const asks = (path: string, method: string, body: object) =>
    fetch(`${sandbox.url}${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const made = await asks('/_sandbox/accounts', 'POST', { accounts: [{ handle: 'ada', name: 'Ada', followers: 1 }] })
  const [person] = (await made.json()) as { id: string; handle: string; token: string; secret: string }[]
  if (!person) throw new Error('nobody')
  const context = testContext({
    env: { X_API_KEY: 'sandbox', X_API_SECRET: 'sandbox-secret', X_API_URL: sandbox.url, X_TEXT_RULE: 'samples' },
  })
  const { db, box } = context
  await acceptInvitation(db, firstRunInvitation(db, context.now()) ?? '', ada, context.now())
  const campaign = makeCampaign(db, { slug: 'amend' })
  makeLaunch(db, campaign.id, { launchAt: Date.now() + 86_400_000 })
  makeMessage(db, campaign.id, 'Stand with survivors')
  const { handle, id: remoteId } = person
  const profile = {
    remoteId,
    host: new URL(sandbox.url).host,
    handle,
    name: handle,
    followers: 1,
    profileUrl: 'https://x.test/ada',
  }
  const grant = JSON.stringify({ token: person.token, secret: person.secret })
  const connect = () => connectAccount(db, box, onX, profile, grant, context.now())
  const accountId = connect()
  const { visitor } = await openSite(context)
  const organizer = visitor()
  await organizer.post('/organize/sign-in', { email: ada.email, password: ada.password })
  await organizer.connect(accountId)
  return {
    context,
    db,
    campaign,
    organizer,
    visitor,
    accountId,
    connect,
    faults: (settings: object) => asks('/_sandbox/faults', 'PUT', settings),
    out: async () => (await (await fetch(`${sandbox.url}/_sandbox/posts`)).json()) as { text: string }[],
    rows: () => db.select().from(testPosts).all(),
    post: (text = words) => organizer.post(page, { text }),
  }
}

test('shows the exact text with its price, posts it once, byte for byte, and links to it; no pledge, delivery or batch is touched', async () => {
  const { organizer, db, out, rows, post, campaign, accountId } = await setting()
  expect((await organizer.get(page)).page.text).toContain('Stand with survivors')
  const shown = await organizer.post(`${page}/preview`, { text: words })
  expect(shown.page.text).toContain('Exactly this goes out')
  expect(shown.page.text).toMatch(/bills this site \$0\.015/)
  expect(shown.page.fields().text).toBe(words)
  expect(await out()).toEqual([])

  expect((await post()).status).toBe(303)
  expect((await out()).map(one => one.text)).toEqual([words])
  const [row] = rows()
  expect(row).toMatchObject({ state: 'posted', campaignId: campaign.id, accountId, text: words })
  expect((await organizer.get(page)).html).toContain(row?.url ?? 'no address')
  for (const table of [pledges, deliveries, batches]) expect(db.select().from(table).all()).toEqual([])
  expect(db.select().from(audit).all().at(-1)).toMatchObject({ kind: 'test-posted', campaignId: campaign.id })
})

test('the same text is not posted twice, however fast it is pressed', async () => {
  const { post, out, rows } = await setting()
  const pressed = await Promise.all([post(), post(), post()])
  expect(pressed.map(({ status }) => status).sort()).toEqual([303, 409, 409])
  expect((await post()).html).toContain('This text is out already, or may be')
  expect(await out()).toHaveLength(1)
  expect(rows()).toHaveLength(1)
})

test('what came of it is not known when the network hangs up after taking it: it says so, and sends nothing again', async () => {
  const { post, out, rows, faults, organizer } = await setting()
  await faults({ errors: [{ kind: 'resetAfterAccept' }] })
  expect((await post()).status).toBe(303)
  expect(rows()).toMatchObject([{ state: 'unknown' }])
  expect((await organizer.get(page)).page.text).toContain('Nobody knows whether it was posted')
  await faults({})
  expect((await post()).status).toBe(409)
  expect(await out()).toHaveLength(1)
})

test('what the network refuses, or cannot take now, is not out, and may be tried again', async () => {
  const { post, out, rows, faults, organizer } = await setting()
  await faults({ suspendedAccounts: ['ada'] })
  await post()
  expect(rows()).toMatchObject([{ state: 'refused', reason: 'suspended' }])
  expect((await organizer.get(page)).page.text).toContain('The account is suspended.')
  await faults({})
  expect((await post()).status).toBe(303)
  expect(rows().map(row => row.state)).toEqual(['refused', 'posted'])
  expect(await out()).toHaveLength(1)
})

test('a process that ended before the answer leaves it unclear, and never to be sent again', async () => {
  const { db, post, rows, organizer, campaign, accountId } = await setting()
  const lost = { campaignId: campaign.id, accountId, network: 'x', text: words, madeAt: Date.now() - 90_000 } as const
  db.insert(testPosts).values(lost).run()
  expect((await post()).status).toBe(409)
  expect((await organizer.get(page)).page.text).toContain('Nobody knows whether it was posted')
  expect((await post()).status).toBe(409)
  expect(rows()).toMatchObject([{ state: 'unknown' }])
})

test('is deleted when its maker says so, after being asked once more; the permission goes back, unless a pledge needs it', async () => {
  const { db, post, out, rows, organizer, connect, campaign, accountId, context } = await setting()
  await post()
  const deletion = `${page}/${rows()[0]?.id}/deletion`
  expect((await organizer.get(page)).html).toContain(deletion)
  expect((await organizer.get(deletion)).page.text).toContain('for good')
  expect(await out()).toHaveLength(1)
  expect((await organizer.post(deletion, {})).status).toBe(303)
  expect(rows()).toMatchObject([{ state: 'deleted' }])
  expect(db.select().from(grants).get()).toMatchObject({ state: 'revoked' })

  // Given back by the director, an account that nothing needs is kept no more; the page says so without a name.
  eraseAccount(db, context.box, accountId)
  expect((await organizer.get(page)).page.text).not.toContain('erased-')
  connect()
  makePledge(db, campaign.id, accountId, {}, context.box)
  await organizer.connect(accountId)
  await organizer.post(`${page}/permission/return`, {})
  expect(db.select().from(grants).get()).toMatchObject({ state: 'live' })
  expect((await post()).status, 'not connected on this browser any more').toBe(409)
})

test('is not for the time of the launch, for drafts, nor for more than ten a day', async () => {
  const { db, post, out, organizer, campaign, accountId } = await setting()
  db.update(launches).set({ state: 'arming' }).run()
  expect((await post()).status).toBe(409)
  db.update(launches).set({ state: 'open' }).run()
  for (let n = 0; n < 10; n++)
    db.insert(testPosts)
      .values({ campaignId: campaign.id, accountId, network: 'x', text: `${n}`, state: 'refused', madeAt: Date.now() })
      .run()
  expect((await post()).html).toContain('Enough tests for today')
  expect((await organizer.post(`${page}/preview`, { text: '' })).status).toBe(422)
  expect(await out()).toEqual([])
  expect(db.select().from(accounts).all()).toHaveLength(1)
})

test('on Bluesky too: what its server teaches is asked for first, the post once; there we can delete nothing', async () => {
  const log = createLog('test', 'silent')
  const sandbox = await startSandbox({ port: 0, dataDir: testFolder('sandbox'), log, now: Date.now })
  afterThisTest(sandbox.close)
  const { url: there } = sandbox
  const made = await fetch(`${there}/_sandbox/accounts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ network: 'bluesky', accounts: [{ handle: 'ada.bsky.test', name: 'Ada', followers: 1 }] }),
  })
  const [person] = (await made.json()) as { id: string; host: string; handle: string; grant: object }[]
  if (!person) throw new Error('nobody')
  const context = testContext({
    env: {
      X_API_KEY: 'sandbox',
      X_API_SECRET: 'sandbox-secret',
      X_API_URL: there,
      BLUESKY: 'yes',
      BLUESKY_PLC_URL: `${there}/plc`,
      BLUESKY_HANDLE_RESOLVER_URL: there,
      BLUESKY_APPVIEW_URL: there,
      BLUESKY_SITE_URL: there,
      BLUESKY_ENTRYWAY_URL: there,
      BASE_URL: 'http://127.0.0.1:1',
    },
  })
  const { db, box, networks } = context
  const network = networks.get('bluesky')
  if (!network) throw new Error('no Bluesky')
  await acceptInvitation(db, firstRunInvitation(db, context.now()) ?? '', ada, context.now())
  const campaign = makeCampaign(db, { slug: 'amend' })
  makeLaunch(db, campaign.id, { launchAt: Date.now() + 86_400_000 })
  const { id: remoteId, host, handle, grant } = person
  const profile = { remoteId, host, handle, name: 'Ada', followers: 1, profileUrl: `${there}/ada` }
  const accountId = connectAccount(db, box, network, profile, JSON.stringify(grant), context.now())
  const { visitor } = await openSite(context)
  const organizer = visitor()
  await organizer.post('/organize/sign-in', { email: ada.email, password: ada.password })
  await organizer.connect(accountId)
  const out = async () => (await (await fetch(`${there}/_sandbox/posts`)).json()) as { text: string }[]

  expect((await organizer.post(page, { text: words })).status).toBe(303)
  const [row] = db.select().from(testPosts).all()
  expect(row).toMatchObject({ state: 'posted' })
  expect((await out()).map(one => one.text)).toEqual([words])
  // The permission we ask for there is for making posts alone.
  expect((await organizer.get(page)).html).not.toContain('/deletion')
  expect((await organizer.post(`${page}/${row?.id}/deletion`, {})).status).toBe(409)
  await organizer.post(`${page}/permission/return`, {})
  expect(db.select().from(grants).get()).toMatchObject({ state: 'revoked' })
})
