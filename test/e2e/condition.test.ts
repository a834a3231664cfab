import { eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { campaigns, deliveries, grants, launches, pledges } from '../../db/schema/index.ts'
import { findLaunch } from '../../src/domain/launch/launch.ts'
import { type LaunchRig, launchRig, type Promised } from '../support/launch-rig.ts'
import { type RigWeb, rigWeb } from '../support/rig-web.ts'

/** As far off as conditions can be set; then its moment is moved near. */
const farOff = 600_000

function bringNear(rig: LaunchRig, launchId: number, inMs: number): number {
  const launchAt = Math.round(Date.now() + rig.lead(inMs))
  rig.db.update(launches).set({ launchAt }).where(eq(launches.id, launchId)).run()
  return launchAt
}

/** A line of the table of conditions. */
const row = (atLeast: number, pledges: number, said: string) =>
  new RegExp(`at least ${atLeast} post</th><td class="number">${pledges}</td><td>${said}</td>`)

const onlyIf = async (web: RigWeb, { receipt }: Promised, atLeast: number) =>
  expect(await web.post(`/p/${receipt}/condition`, { atLeast: String(atLeast) })).toBe(303)

const until = (at: number) => new Promise(done => setTimeout(done, Math.max(0, at - Date.now())))

test('posts on condition leave when enough others go, counting each other and who joins in the last second; the rest are told', async () => {
  const rig = await launchRig(12)
  const [web] = await Promise.all([rigWeb(rig), rig.start('director'), rig.start('sender')])
  const launch = rig.launchIn(farOff)
  const [a, b, c, d, e, gone, dead, ...sure] = rig.promised as readonly [
    Promised,
    Promised,
    Promised,
    Promised,
    Promised,
    Promised,
    Promised,
    ...Promised[],
  ]
  expect(sure).toHaveLength(5)
  // Five go anyway and one joins late: with itself that is seven for A. B and C need each other to be nine.
  await onlyIf(web, a, 7)
  await onlyIf(web, b, 9)
  await onlyIf(web, c, 9)
  // D misses by one, as it would be the tenth; E counts on D.
  await onlyIf(web, d, 11)
  await onlyIf(web, e, 12)
  await onlyIf(web, gone, 2)
  const account = rig.db.select().from(pledges).where(eq(pledges.id, dead.pledge)).get()?.accountId ?? 0
  rig.db.update(grants).set({ state: 'reconnect' }).where(eq(grants.accountId, account)).run()

  const organizer = await web.owner()
  const own = `/organize/${rig.campaign.slug}`
  for (const path of [own, `${own}/check`, `${own}/supporters`, `${own}/board`]) {
    const page = await web.read(path, organizer)
    expect([path, page]).toEqual([path, expect.stringContaining('6 supporters go only if enough others do.')])
    expect(page).toMatch(row(9, 2, 'would go'))
    expect(page).toMatch(row(11, 1, 'would stay back'))
  }
  expect(await web.read(`/p/${d.receipt}`)).toContain('only if at least 11 posts are about to leave then')

  const launchAt = bringNear(rig, launch.id, 7_000)
  const deliveryOf = ({ pledge }: Promised) =>
    rig.db.select().from(deliveries).where(eq(deliveries.pledgeId, pledge)).get()
  await vi.waitFor(() => expect(sure.map(one => deliveryOf(one)?.state)).toEqual(sure.map(() => 'queued')))
  expect([a, b, c, d, e].map(deliveryOf)).toEqual(Array(5).fill(undefined))
  expect(await web.post(`/p/${gone.receipt}/withdrawal`, {})).toBe(303)
  await until(launchAt - rig.lead(400))
  const late = await rig.join()

  const over = await rig.over(launch, 60_000)
  expect(over).toMatchObject({ state: 'finished', going: 9 })
  const goers = [...sure, late, a, b, c]
  const posts = await rig.posts()
  expect(posts.map(post => post.account).sort()).toEqual(goers.map(one => one.handle).sort())
  expect(Math.min(...posts.map(post => post.at))).toBeGreaterThanOrEqual(launchAt)
  expect([d, e].map(one => [deliveryOf(one)?.state, deliveryOf(one)?.reason])).toEqual([
    ['missed', 'too-few'],
    ['missed', 'too-few'],
  ])

  const told = JSON.parse(await web.read(`/c/${rig.campaign.slug}/launch.json`))
  const { total, ...ends } = told.posts
  expect(told.posts).toMatchObject({ total: 12, posted: 9, missed: 2, refused: 1, pending: 0, withdrawn: 0 })
  expect(Object.values<number>(ends).reduce((sum, n) => sum + n, 0)).toBe(total)
  expect(await web.read(`/p/${d.receipt}`)).toContain('only if at least 11 people do. At the moment 9 did.')
  expect(await web.read(`/p/${e.receipt}`, { 'accept-language': 'es' })).toMatch(/al menos 12 personas.* 9/)
  expect(await web.read(`/p/${b.receipt}`)).toContain('receipt-posted')

  rig.db.update(campaigns).set({ reportPublishedAt: Date.now() }).run()
  const sentence = 'As its supporter wished: fewer people posted than they had asked for.'
  expect(await web.read(`/c/${rig.campaign.slug}/reach`)).toContain(sentence)
  expect(await web.read(`/c/${rig.campaign.slug}/live`)).toContain(sentence)
  expect(await web.read(`/c/${rig.campaign.slug}/deliveries.csv`, organizer)).toMatch(/missed,too-few/)
  for (const path of [own, `${own}/board`, `${own}/supporters`]) {
    const page = await web.read(path, organizer)
    expect(page).toContain('At the moment it was decided that 9 posts leave in all; 2 of these stayed back.')
    expect(page).toMatch(row(9, 2, 'went'))
    expect(page).toMatch(row(12, 1, 'stayed back'))
  }
  expect(await web.read(`/c/${rig.campaign.slug}/reach`, organizer)).toContain('Their number was not reached')
  const list = await web.read(`/organize/${rig.campaign.slug}/deliveries?state=stayedBack`, organizer)
  expect(list).toContain(`@${d.handle}`)
  expect(list).toContain(sentence)
  expect(list).not.toContain(`@${a.handle}`)
})

test('posts that go on the strength of each other alone are decided about once, though the director is killed at that very moment', async () => {
  const rig = await launchRig(40)
  const web = await rigWeb(rig)
  const [first] = await Promise.all([rig.start('director'), rig.start('sender')])
  await rig.start('director')
  const launch = rig.launchIn(farOff)
  // Thirty ask for thirty, nine for forty: these are one too few, whoever of them counts on the others.
  await Promise.all(rig.promised.slice(0, 30).map(one => onlyIf(web, one, 30)))
  await Promise.all(rig.promised.slice(30, 39).map(one => onlyIf(web, one, 40)))
  const [last] = rig.promised.slice(39)
  expect(await web.post(`/p/${last?.receipt}/withdrawal`, {})).toBe(303)
  const launchAt = bringNear(rig, launch.id, 6_000)
  await vi.waitFor(() => expect(findLaunch(rig.db, launch.id)?.going).not.toBeNull(), { interval: 2 })
  await first.end('SIGKILL')
  const over = await rig.over(launch, 90_000)
  expect(over).toMatchObject({ state: 'finished', going: 30 })
  const posts = await rig.posts()
  expect(posts.map(post => post.account).sort()).toEqual(
    rig.promised
      .slice(0, 30)
      .map(one => one.handle)
      .sort(),
  )
  expect(Math.min(...posts.map(post => post.at))).toBeGreaterThanOrEqual(launchAt)
  const told = JSON.parse(await web.read(`/c/${rig.campaign.slug}/launch.json`))
  expect(told.posts).toMatchObject({ total: 39, posted: 30, missed: 9, pending: 0, unknown: 0, refused: 0 })
})

test('when nobody is enough for anybody, nothing leaves, and everybody is told', async () => {
  const rig = await launchRig(3)
  const [web] = await Promise.all([rigWeb(rig), rig.start('director'), rig.start('sender')])
  const launch = rig.launchIn(farOff)
  for (const one of rig.promised) await onlyIf(web, one, 4)
  bringNear(rig, launch.id, 4_000)
  expect(await rig.over(launch, 60_000)).toMatchObject({ state: 'finished', going: 0 })
  expect(await rig.requests()).toEqual([])
  const told = JSON.parse(await web.read(`/c/${rig.campaign.slug}/launch.json`))
  expect(told.posts).toMatchObject({ total: 3, posted: 0, missed: 3 })
  for (const { receipt } of rig.promised) expect(await web.read(`/p/${receipt}`)).toContain('At the moment 0 did.')
})
