import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { mails, pledges } from '../../../../db/schema/index.ts'
import { enqueueMail } from '../../../../src/domain/mail/enqueue.ts'
import { addressOfPledge } from '../../../../src/domain/mail/pledge-address.ts'
import { remind } from '../../../domain/pledge/by-hand/remind.ts'
import { noon, testContext } from '../../../support/context.ts'
import { makeAccount, makeCampaign, makePledge } from '../../../support/factories.ts'
import { openSite } from '../../site.ts'

async function mailed() {
  const context = testContext({ now: () => noon })
  const { db, box } = context
  const campaign = makeCampaign(db, { title: 'Clean <water>' })
  const data = { campaign: campaign.title, path: '/p/x', timeZone: 'UTC' }
  const enqueue = (key: string) =>
    enqueueMail(db, box, { kind: 'cancelled', key, to: 'ann@example.org', campaignId: campaign.id, data }, noon)
  enqueue('first')
  const letter = db.select().from(mails).where(eq(mails.key, 'first')).get()?.letter ?? ''
  const { wayOut } = JSON.parse(box.open(letter, 'mail:first')) as { wayOut: string }
  const { url, visitor } = await openSite(context)
  return { enqueue, url, visitor: visitor(), path: `/unsubscribe/${wayOut}` }
}

test('a mail program leaves the list with one request: no cookie, no page, no redirect', async () => {
  const { enqueue, url, path } = await mailed()
  // As RFC 8058 has it: nothing of a browser in it.
  const answer = await fetch(url + path, {
    method: 'POST',
    body: 'List-Unsubscribe=One-Click',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    redirect: 'manual',
  })
  expect(answer.status).toBe(200)
  expect(answer.headers.getSetCookie()).toEqual([])
  expect(enqueue('second')).toBe('stopped')
})

test('looking at the link changes nothing; the form behind it does, and says so ever after', async () => {
  const { enqueue, visitor, path } = await mailed()
  const asked = await visitor.get(path)
  expect(asked.html).toContain('Clean &lt;water>')
  expect(asked.page.button(/./)).toBe(path)
  expect(asked.headers.get('referrer-policy')).toBe('no-referrer')
  expect(asked.headers.get('x-robots-tag')).toBe('noindex')
  expect(enqueue('second')).toBe('queued')
  const done = await visitor.post(path, {})
  expect(done.status).toBe(200)
  expect(enqueue('third')).toBe('stopped')
  const again = await visitor.get(path)
  expect(again.page.all('button')).toEqual([])
  expect((await visitor.get('/unsubscribe/nothing')).status).toBe(404)
})

test('who leaves the list has their address erased from their pledge, and nobody else has', async () => {
  const context = testContext({ now: () => noon })
  const { db, box } = context
  const campaign = makeCampaign(db)
  const mailed = ['ann@example.org', 'Bob@example.org'].map(email => {
    const { id } = makePledge(db, campaign.id, makeAccount(db).id, { email }, box)
    const data = { campaign: campaign.title, path: '/p/x', timeZone: 'UTC' }
    const key = `cancelled:5:${id}`
    enqueueMail(db, box, { kind: 'cancelled', key, to: email, campaignId: campaign.id, data }, noon)
    const letter = db.select().from(mails).where(eq(mails.key, key)).get()?.letter ?? ''
    return (JSON.parse(box.open(letter, `mail:${key}`)) as { wayOut: string }).wayOut
  })
  const { visitor } = await openSite(context)
  await visitor().post(`/unsubscribe/${mailed[1]}`, {})
  const kept = db.select().from(pledges).all()
  expect(kept.map(one => addressOfPledge(box, one))).toEqual(['ann@example.org', null])
  expect(kept.map(one => one.addressHash !== null)).toEqual([true, false])
})

test('the link in a mail that nobody asked for ends all mail from here, works ever after, and can be taken back', async () => {
  const { ask, context, letters, clock } = remind()
  const { db } = context
  ask('ann@example.org')
  const path = `/unsubscribe/${letters('reminder-confirm')[0]?.wayOut}`
  const { visitor } = await openSite(context)
  const ann = visitor()
  expect((await ann.get(path)).html).toContain('Never write to this address again')
  const again = (text: string) => {
    clock.at += 60_000
    ask('Ann+tag@example.org', text)
    return letters('reminder-confirm').length
  }
  expect(again('Looking changes nothing')).toBe(2)
  expect((await ann.post(path, {})).html).toContain('We write to this address no more')
  expect(again('No more')).toBe(0)
  db.delete(mails).run()
  expect((await ann.get(path)).html).toContain('Take it back')
  expect((await ann.post(path, { again: 'yes' })).html).toContain('Never write to this address again')
  expect(again('Welcome back')).toBe(1)
})
