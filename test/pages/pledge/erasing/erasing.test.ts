import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { attempts, deliveries, grants, launches } from '../../../../db/schema/index.ts'
import { nothingSealed } from '../../../../src/lib/secret-box.ts'
import { eraseSettled } from '../../../../workers/erase-settled.ts'
import { giveBackGrants } from '../../../../workers/give-back.ts'
import { sandbox } from '../../../sandbox/support.ts'
import { testContext } from '../../../support/context.ts'
import { makeAccount, makeCampaign, makeDelivery, makeLaunch, makePledge } from '../../../support/factories.ts'
import { openSite } from '../../site.ts'

const hour = 3_600_000
const never = new AbortController().signal
const textOfPost = 'I call because of my grandmother.'

/** Ada, whose post is out on the sandbox, an hour after the moment. */
async function posted() {
  const x = await sandbox()
  const context = testContext({ env: { SANDBOX_PORT: new URL(x.url).port } })
  const { db, box } = context
  const at = Date.now() - hour
  const campaign = makeCampaign(db, { slug: 'amend' })
  const launch = makeLaunch(db, campaign.id, { state: 'finished', launchAt: at, finishedAt: at + 1 })
  const person = await x.person('ada')
  await x.post(person, textOfPost)
  const remoteId = (await x.posts())[0]?.id ?? ''
  const grant = { box, text: JSON.stringify({ token: person.token, secret: person.secret }) }
  const account = makeAccount(db, { remoteId: person.id, handle: 'ada', name: 'Ada' }, grant)
  const pledge = makePledge(db, campaign.id, account.id, { text: textOfPost, email: 'ada@example.org' }, box)
  const url = `${x.url}/ada/status/${remoteId}`
  const out = { state: 'posted' as const, remoteId, url, momentAt: at, sentAt: at + 7, postedAt: at + 40 }
  makeDelivery(db, launch.id, pledge, out)
  const ada = (await openSite(context)).visitor()
  const delivery = () => db.select().from(deliveries).get()
  const told = () => db.select().from(attempts).all()
  return { x, context, db, launch, person, pledge, ada, delivery, told, path: `/p/${pledge.receipt}` }
}

describe('one tap on the receipt', () => {
  test('deletes the own post on the network, for good, and says when', async () => {
    const { x, person, ada, path, delivery, told } = await posted()
    expect((await ada.get(path)).page.links()).toContain(`${path}/deletion`)
    const asked = await ada.get(`${path}/deletion`)
    expect(asked.html).toContain('Delete your post on X?')
    expect(delivery()?.deletedAt).toBeNull()
    expect(await ada.post(`${path}/deletion`, {})).toMatchObject({ status: 303, location: path })
    const there = await x.read(person, `/2/users/${person.id}/tweets`)
    expect(await there.json()).toMatchObject({ meta: { result_count: 0 } })
    expect(delivery()).toMatchObject({ state: 'posted', deletedAt: expect.any(Number) })
    expect(told()).toMatchObject([{ kind: 'deleted', reason: null }])
    const { html } = await ada.get(path)
    expect(html).toContain('You deleted it at')
    expect(html).toContain('It is not posted again.')
    expect(html).not.toContain('Delete it on X')
    expect(html).not.toContain('See it on X')
    expect(await ada.get(`${path}/deletion`)).toMatchObject({ status: 303, location: path })
    // A second tap, or a second tab.
    expect((await ada.post(`${path}/deletion`, {})).status).toBe(303)
    expect(told()).toHaveLength(1)
  })

  test('on a post that was deleted on the network already says so, too', async () => {
    const { x, person, ada, path, delivery, told } = await posted()
    await x.remove(person, delivery()?.remoteId ?? '')
    expect((await ada.post(`${path}/deletion`, {})).status).toBe(303)
    expect(delivery()).toMatchObject({ deletedAt: expect.any(Number) })
    expect(told()).toMatchObject([{ kind: 'deleted', reason: 'gone' }])
  })

  test('changes nothing while the network is away, and may be tried again', async () => {
    const { x, ada, path, delivery, told } = await posted()
    await x.close()
    const answer = await ada.post(`${path}/deletion`, {})
    expect(answer.status).toBe(502)
    expect(answer.html).toContain('Trying again does no harm.')
    expect(delivery()).toMatchObject({ deletedAt: null })
    expect(told()).toMatchObject([{ kind: 'not-deleted', reason: 'away' }])
  })

  test('is not offered once the permission was given back: then it says how it is done there', async () => {
    const { db, ada, path } = await posted()
    db.update(grants).set({ state: 'revoked', sealed: nothingSealed }).run()
    expect((await ada.get(path)).html).toContain('To delete it, open it on X')
    expect((await ada.post(`${path}/deletion`, {})).status).toBe(409)
  })
})

describe('erasing on the receipt', () => {
  test('says first what it means, then does it, and says calmly what was erased and what was kept', async () => {
    const { x, context, ada, path, person } = await posted()
    const before = await ada.get(`${path}/erasure`)
    expect(before.html).toContain('Your post is out. It stays on X unless you delete it.')
    expect(before.html).toContain('Delete the post on X first')
    expect(await ada.post(`${path}/erasure`, {})).toMatchObject({ status: 303, location: path })
    const after = await ada.get(path)
    expect(after.html).toContain('Your data is erased')
    expect(after.html).toContain('Your post itself is still on X')
    expect(after.html).toContain('X is being told that the permission is void')
    expect(after.html).not.toMatch(/grandmother|ada@|@ada/)
    await giveBackGrants(context, never)
    expect((await x.read(person, '/2/users/me')).status).toBe(401)
    expect((await ada.get(path)).html).toContain('that the permission is void')
    // Nothing else of the receipt works any more, and nothing breaks.
    for (const way of ['deletion', 'withdrawal', 'condition', 'erasure', 'change'])
      expect((await ada.post(`${path}/${way}`, { atLeast: '5' })).status).toBeLessThan(500)
    expect((await ada.get(`${path}/erasure`)).location).toBe(path)
  })

  test('waits while the post may be on its way, says so, and is done without another word', async () => {
    const { context, db, launch, ada, path } = await posted()
    db.update(launches).set({ state: 'firing', finishedAt: null }).where(eq(launches.id, launch.id)).run()
    db.update(deliveries).set({ state: 'queued', remoteId: null, url: null, sentAt: null, postedAt: null }).run()
    expect((await ada.get(`${path}/erasure`)).html).toContain('Erase my data as soon as possible')
    expect((await ada.post(`${path}/erasure`, {})).status).toBe(303)
    expect((await ada.get(path)).html).toContain('Your data will be erased')
    await eraseSettled(context, never)
    expect((await ada.get(path)).html).toContain('Your data will be erased')
    db.update(deliveries).set({ state: 'refused', reason: 'locked' }).run()
    db.update(launches).set({ state: 'finished', finishedAt: Date.now() }).where(eq(launches.id, launch.id)).run()
    await eraseSettled(context, never)
    const { html } = await ada.get(path)
    expect(html).toContain('Your data is erased')
    expect(html).toContain('Nothing was posted from your account.')
  })
})
