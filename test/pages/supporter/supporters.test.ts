import { describe, expect, test } from 'vitest'
import { audit, launches, mails, organizers, pledges } from '../../../db/schema/index.ts'
import { mailRow } from '../../../src/domain/mail/enqueue.ts'
import { noon } from '../../support/context.ts'
import { type GivenPledge, makeAccount, makeCampaign, makeLaunch, makePledge } from '../../support/factories.ts'
import { makeManySupporters } from '../../support/many-supporters.ts'
import { organizersSide } from '../organizer/side.ts'

async function setting() {
  const side = await organizersSide()
  const { db, context } = side
  const campaign = makeCampaign(db, { slug: 'amend', title: 'Amend the act' })
  makeLaunch(db, campaign.id)
  const join = (handle: string, more: GivenPledge = {}, name = 'A name') =>
    makePledge(db, campaign.id, makeAccount(db, { handle, name }).id, more, context.box)
  return { ...side, campaign, join, ada: await side.signedIn() }
}

describe('the page of supporters', () => {
  test('says what there is to see before anybody has pledged', async () => {
    const { ada } = await setting()
    const { html } = await ada.get('/organize/amend/supporters')
    expect(html).toContain('Nobody has pledged yet.')
    expect(html).toContain('As soon as somebody connects an account, they stand here.')
    expect((await ada.get('/organize/nothing/supporters')).status).toBe(404)
  })

  test('shows who they are, with sums; what was searched stays in the form, and no match says so', async () => {
    const { ada, join } = await setting()
    join('emile', { email: 'emile@example.org', text: 'My own <words>' })
    join('grace')
    const { html, page } = await ada.get('/organize/amend/supporters?search=emi&network=nonsense')
    expect(html).toContain('@emile')
    expect(html).toContain('My own &lt;words>')
    expect(html).not.toContain('emile@example.org')
    expect(page.fields().search).toBe('emi')
    expect(html).not.toContain('@grace')
    expect((await ada.get('/organize/amend/supporters?search=xyz')).html).toContain('Nobody here is called “xyz”.')
  })

  test('shows no viewer the file', async () => {
    const { ada, join, db } = await setting()
    join('emile', { email: 'emile@example.org' })
    db.update(organizers).set({ role: 'viewer' }).run()
    const { html } = await ada.get('/organize/amend/supporters?search=emile')
    expect(html).toContain('@emile')
    expect(html).not.toContain('supporters.csv')
    expect((await ada.get('/organize/amend/supporters.csv')).status).toBe(403)
    const id = db.select().from(pledges).all()[0]?.id
    const one = await ada.get(`/organize/amend/supporters/${id}`)
    expect(one.html).not.toContain('emile@example.org')
    expect(one.html).not.toContain('Remove this pledge')
  })

  test('gives a file that a spreadsheet reads safely, without secrets, however long', async () => {
    const { ada, join, db, campaign } = await setting()
    makeManySupporters(db, campaign.id, 1_200, noon)
    const odd = join(
      'odd',
      { text: '=HYPERLINK("http://evil")', email: '+41@example.org' },
      '@SUM(A1), "quoted"\nand more',
    )
    const answer = await ada.get('/organize/amend/supporters.csv')
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(answer.headers.get('content-disposition')).toContain('amend-supporters.csv')
    const lines = answer.html.split('\r\n')
    expect(lines[0]).toMatch(/^(\ufeff)?network,handle,name,profile/)
    expect(answer.html).toContain(`odd,"'@SUM(A1), ""quoted""\nand more"`)
    expect(answer.html).toContain(`"'=HYPERLINK(""http://evil"")"`)
    expect(answer.html).not.toContain('@example.org')
    expect(lines).toHaveLength(1 + 1 + 1_080 + 1)
    for (const secret of [odd.receipt, odd.receiptHash, odd.receiptSealed]) expect(answer.html).not.toContain(secret)
    expect((await ada.get('/organize/amend/supporters.csv?search=odd')).html.split('\r\n')).toHaveLength(3)
  })
})

test('the page is there whatever is asked of many pledges', async () => {
  const { ada, db, campaign } = await setting()
  makeManySupporters(db, campaign.id, 2_000, noon)
  for (const query of [
    '',
    '?after=1000',
    '?search=ada',
    '?search=nobody+at+all',
    '?network=mastodon',
    '?reconnect=yes',
  ])
    expect([query, (await ada.get(`/organize/amend/supporters${query}`)).status]).toEqual([query, 200])
})

describe('removing a pledge', () => {
  test('asks for a reason, which the supporter reads on their receipt', async () => {
    const { ada, join, visitor, db } = await setting()
    const made = join('emile')
    const here = `/organize/amend/supporters/${made.id}`
    expect((await ada.get(here)).html).toContain('This cannot be taken back.')
    const without = await ada.post(`${here}/removal`, { reason: '  ' })
    expect(without.status).toBe(422)
    expect(without.html).toContain('Say why: its supporter will read it.')
    const long = await ada.post(`${here}/removal`, { reason: 'x'.repeat(501) })
    expect(long.html).toContain('x'.repeat(501))
    const done = await ada.post(`${here}/removal`, { reason: 'It insults <somebody>.' })
    expect(done.location).toBe(`${here}?done=removed`)
    const after = await ada.get(done.location)
    expect(after.html).toContain('Nothing will be posted from this account.')
    expect(after.html).not.toContain('Remove this pledge')

    const receipt = await visitor().get(`/p/${made.receipt}`)
    expect(receipt.html).toContain('The organizers removed your pledge')
    expect(receipt.html).toContain('Their reason: It insults &lt;somebody>.')
    expect(receipt.html).not.toContain('Pledge again')
    expect(JSON.parse(db.select().from(audit).all().at(-1)?.data ?? '')).toEqual({
      network: 'x',
      handle: 'emile',
      reason: 'It insults <somebody>.',
    })
  })

  test('tells its supporter the reason by mail, where they left an address', async () => {
    const { ada, join, db, context } = await setting()
    const made = join('emile', { email: 'emile@example.org' })
    await ada.post(`/organize/amend/supporters/${made.id}/removal`, { reason: 'It insults somebody.' })
    const [mail] = db.select().from(mails).all()
    const { to, data } = JSON.parse(context.box.open(mail?.letter ?? '', mailRow(mail?.key ?? '')))
    expect(to).toBe('emile@example.org')
    expect(data).toMatchObject({ reason: 'It insults somebody.', path: `/p/${made.receipt}` })
    const { html } = await ada.get(`/organize/amend/supporters/${made.id}`)
    expect(html).toContain('The pledge was removed: waits to be sent')
  })

  test('is not there, and is refused, once the moment has come', async () => {
    const { ada, join, db, setTime } = await setting()
    const made = join('emile')
    db.update(launches).set({ state: 'firing' }).run()
    setTime(noon)
    const here = `/organize/amend/supporters/${made.id}`
    expect((await ada.get(here)).html).not.toContain('Remove this pledge')
    const refused = await ada.post(`${here}/removal`, { reason: 'It insults somebody.' })
    expect(refused.status).toBe(409)
    expect(refused.html).toContain('It was too late to remove this pledge')
    expect(db.select().from(pledges).all()).toMatchObject([{ state: 'active', removedAt: null }])
  })

  test('of another campaign is not found', async () => {
    const { ada, db } = await setting()
    const other = makeCampaign(db, { slug: 'other' })
    const made = makePledge(db, other.id, makeAccount(db).id)
    expect((await ada.get(`/organize/amend/supporters/${made.id}`)).status).toBe(404)
    expect((await ada.post(`/organize/amend/supporters/${made.id}/removal`, { reason: 'x' })).status).toBe(404)
  })
})
