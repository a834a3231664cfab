import { expect, test } from 'vitest'
import type { launches } from '../../../../db/schema/index.ts'
import { noon, testContext } from '../../../support/context.ts'
import {
  type GivenPledge,
  makeAccount,
  makeCampaign,
  makeDelivery,
  makeLaunch,
  makePledge,
} from '../../../support/factories.ts'
import { openSite } from '../../site.ts'

type Row = {
  readonly at: number
  readonly launch?: Partial<typeof launches.$inferInsert>
  readonly pledge?: GivenPledge
  readonly delivery?: Parameters<typeof makeDelivery>[3]
}

/** What a supporter reads on the receipt of such a pledge. */
async function receiptOf({ at, launch, pledge, delivery }: Row): Promise<string> {
  const context = testContext({ now: () => at })
  const { db, box } = context
  const campaign = makeCampaign(db, { slug: 'aare', timeZone: 'UTC' })
  const { id } = makeLaunch(db, campaign.id, launch)
  const given = { email: 'ada@example.org', text: 'My own words', ...pledge }
  const made = makePledge(db, campaign.id, makeAccount(db).id, given, box)
  if (delivery) makeDelivery(db, id, made, delivery)
  const { visitor } = await openSite(context)
  return (await visitor().get(`/p/${made.receipt}`)).page.text
}

const after = noon + 60_000
const ahead = 'What came of it is mailed after Mon, Sep 7, 2:15 PM UTC'

test.each<[string, Row]>([
  ['it waits', { at: noon - 86_400_000 }],
  ['it is out', { at: after, launch: { state: 'firing' }, delivery: { state: 'posted', sentAt: noon } }],
  ['it was refused', { at: after, launch: { state: 'finished', finishedAt: after }, delivery: { state: 'refused' } }],
])('says when what came of it is mailed, while %s', async (_, row) => {
  expect(await receiptOf(row)).toContain(ahead)
})

test.each<[string, Row]>([
  ['no address was left', { at: noon - 86_400_000, pledge: { email: null } }],
  ['it was withdrawn', { at: noon - 86_400_000, pledge: { state: 'withdrawn', withdrawnAt: noon - 90_000_000 } }],
  ['the launch was called off', { at: noon - 86_400_000, launch: { state: 'cancelled' } }],
  ['that is over', { at: noon + 900_000, launch: { state: 'finished' }, delivery: { state: 'posted', sentAt: noon } }],
])('promises no mail where %s', async (_, row) => {
  expect(await receiptOf(row)).not.toContain('is mailed after')
})

test('offers no words that somebody altered', async () => {
  const delivery = { state: 'refused', reason: 'altered' } as const
  const page = await receiptOf({ at: after, launch: { state: 'finished', finishedAt: after }, delivery })
  expect(page).toContain('The text that is kept here is not the one you confirmed')
  expect(page).not.toContain('My own words')
  expect(page).not.toContain('Each opens with your text')
})
