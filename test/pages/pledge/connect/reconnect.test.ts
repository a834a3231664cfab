import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { accounts, grants, pledges } from '../../../../db/schema/index.ts'
import { pledge } from '../../../../src/domain/pledge/promise.ts'
import type { SealedText } from '../../../../src/lib/secret-box.ts'
import { type Person, person } from '../../../support/person.ts'
import { siteWithX } from './site-with-x.ts'

/** Goes to X from `start`, allows it there, and comes back; gives where that leads. */
async function allow(visitor: Person, start: string, who: Readonly<Record<string, string>>): Promise<string> {
  const { location } = await visitor.get(start)
  const token = new URL(location).searchParams.get('oauth_token') ?? ''
  const asked = { oauth_token: token, account: '', handle: '', name: '', decision: 'allow', ...who }
  const answered = await visitor.post(location.replace(/\?.*/, ''), asked)
  return (await visitor.get(answered.location)).location
}

async function dead() {
  const { context, campaign, url } = await siteWithX()
  const { db, box } = context
  const ada = person(url)
  await allow(ada, '/auth/x/start?campaign=amend', { handle: 'ada', name: 'Ada' })
  const [account] = db.select().from(accounts).all()
  if (!account) throw new Error('nothing was connected')
  const words = { text: 'In my own words', messageId: null, email: null, rule: 'own-words' as const }
  const made = pledge(db, box, { campaignId: campaign.id, accountId: account.id, ...words }, Date.now())
  if (made.kind !== 'pledged') throw new Error(made.kind)
  db.update(grants)
    .set({ state: 'reconnect', sealed: 'of no use' as SealedText })
    .where(eq(grants.accountId, account.id))
    .run()
  const receipt = await person(url).get(`/p/${made.receipt}`)
  const start = receipt.page.links().find(one => one?.startsWith('/auth/x/start')) ?? ''
  return { context, url, account, start, path: `/p/${made.receipt}` }
}

test('whoever connects again through the receipt renews the permission of the pledge there is', async () => {
  const { context, url, account, start, path } = await dead()
  // From another browser, as after a mail.
  const back = await allow(person(url), start, { account: account.remoteId })
  expect(back).toBe('/c/amend')
  const [grant] = context.db.select().from(grants).all()
  expect(grant?.state).toBe('live')
  expect(JSON.parse(context.box.open(grant?.sealed ?? '', `grant:${account.id}`))).toHaveProperty('token')
  expect(context.db.select().from(pledges).all()).toMatchObject([{ state: 'active', text: 'In my own words' }])
  expect((await person(url).get(path)).html).not.toContain('As it is, your post will not go out.')
})

test('with another account there, the pledge keeps waiting for its own, and no second one is made', async () => {
  const { context, url, start, path } = await dead()
  await allow(person(url), start, { handle: 'bob', name: 'Bob' })
  expect(context.db.select().from(pledges).all()).toHaveLength(1)
  expect((await person(url).get(path)).html).toContain('As it is, your post will not go out.')
})
