import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { launches } from '../../../../db/schema/index.ts'
import { openRehearsal, openRehearsals, storeResult } from '../../../../src/domain/launch/rehearsal/rehearsal.ts'
import { noon } from '../../../support/context.ts'
import { makeAccount, makeCampaign, makeLaunch, makePledge } from '../../../support/factories.ts'
import { organizersSide } from '../../organizer/side.ts'

const page = '/organize/amend/rehearsal'

async function setting(launchAt = noon) {
  const side = await organizersSide()
  const campaign = makeCampaign(side.db, { slug: 'amend' })
  const launch = makeLaunch(side.db, campaign.id, { launchAt })
  const pledge = () => makePledge(side.db, campaign.id, makeAccount(side.db).id)
  return { ...side, campaign, launch, pledge, ada: await side.signedIn() }
}

test('says what leaves and what does not, starts a rehearsal, and ends it', async () => {
  const { ada, db, launch, pledge } = await setting()
  pledge()
  const before = (await ada.get(page)).html
  expect(before).toContain('Nothing leaves this machine')
  expect(before).toContain('In its place goes a stand-in of the same length')
  expect(before).toContain('1 post will be sent to the sandbox')
  expect(await ada.post(page, {})).toMatchObject({ status: 303, location: `${page}?done=started` })
  const [open] = openRehearsals(db)
  expect(open).toMatchObject({ kind: 'rehearsal', state: 'draft', campaignId: launch.campaignId })
  const running = await ada.get(page)
  expect(running.html).toContain('Simulated accounts are being made.')
  expect((await ada.post(page, {})).status).toBe(409)
  expect((await ada.post('/organize/amend/rehearsal-end', {})).status).toBe(303)
  expect(openRehearsals(db)).toEqual([])
  expect((await ada.get(page)).html).toContain('It was ended before all posts were out.')
  expect((await ada.post('/organize/amend/rehearsal-end', {})).status).toBe(409)
  const real = db.select().from(launches).where(eq(launches.id, launch.id)).get()
  expect(real).toEqual(launch)
})

test('shows what was foretold beside what was measured, and what would have failed', async () => {
  const { ada, db, pledge } = await setting()
  pledge()
  await ada.post(page, {})
  const [open] = openRehearsals(db)
  if (!open) throw new Error('no rehearsal')
  const host = { network: 'x' as const, host: 'api.x.test', posts: 12_000 }
  openRehearsal(db, open.id, { hosts: [{ ...host, lastMs: 4_800 }], posts: 12_000, lastMs: 4_800, senders: 2 }, noon)
  db.update(launches).set({ state: 'finished', finishedAt: noon }).where(eq(launches.id, open.id)).run()
  storeResult(db, open.id, {
    hosts: [{ ...host, lastMs: 5_123 }],
    posted: 11_990,
    lastMs: 5_123,
    failed: [{ state: 'refused', reason: 'reconnect', n: 10 }],
    skyline: { stepMs: 100, bars: [512, 200], tail: null },
  })
  const { html } = await ada.get(page)
  expect(html).toContain('11,990 posts went out, the last one 5.123 s after the moment.')
  expect(html).toMatch(/\+4\.800 s<\/td><td class="number">\+5\.123 s/)
  expect(html).toContain('class="skyline"')
  expect(html).toContain('The Check page lists these accounts.')
})

test('keeps away from launches, and from campaigns that nobody has joined', async () => {
  const { ada, db, pledge, setTime } = await setting()
  expect((await ada.post(page, {})).html).toContain('Nobody has pledged yet')
  pledge()
  setTime(noon - 200_000)
  const near = await ada.post(page, {})
  expect(near.status).toBe(409)
  expect(near.html).toContain('A launch is too near')
  expect(openRehearsals(db)).toEqual([])
})

test('of two networks each stands with all of its servers before the slowest of them', async () => {
  const { ada, db, pledge } = await setting()
  pledge()
  await ada.post(page, {})
  const [open] = openRehearsals(db)
  if (!open) throw new Error('no rehearsal')
  const bluesky = Array.from({ length: 30 }, (_, n) => ({
    network: 'bluesky' as const,
    host: `pds${n}.bsky.test`,
    posts: 10,
    lastMs: 1_000 + n,
  }))
  const hosts = [{ network: 'x' as const, host: 'api.x.test', posts: 200, lastMs: 700 }, ...bluesky]
  openRehearsal(db, open.id, { hosts, posts: 500, lastMs: 1_029, senders: 1 }, noon)
  db.update(launches).set({ state: 'finished', finishedAt: noon }).where(eq(launches.id, open.id)).run()
  storeResult(db, open.id, {
    hosts,
    posted: 500,
    lastMs: 1_029,
    failed: [],
    skyline: { stepMs: 100, bars: [500], tail: null },
  })
  const { page: seen } = await ada.get(page)
  expect(seen.row('X')).toEqual(['200', 'within a second', '+700 ms'])
  expect(seen.row('Bluesky')).toEqual(['300', '+1.029 s', '+1.029 s'])
})
