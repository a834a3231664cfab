import { expect, test } from 'vitest'
import { pledges } from '../../../db/schema/index.ts'
import { eraseAddresses } from '../../../src/domain/mail/erase.ts'
import { noon } from '../../support/context.ts'
import { testDb } from '../../support/db.ts'
import { makeAccount, makeCampaign, makeLaunch, makePledge } from '../../support/factories.ts'

const day = 86_400_000

test('addresses of supporters are erased a month after the launch is over, and no others', () => {
  const db = testDb()
  const pledged = (finishedAt: number | null) => {
    const campaign = makeCampaign(db)
    makeLaunch(db, campaign.id, { finishedAt, state: finishedAt === null ? 'open' : 'finished' })
    makePledge(db, campaign.id, makeAccount(db).id, { email: `of-${campaign.slug}@example.org` })
  }
  for (const finishedAt of [noon, noon + 1, null]) pledged(finishedAt)
  expect(eraseAddresses(db, noon + 30 * day)).toBe(0)
  expect(eraseAddresses(db, noon + 30 * day + 1)).toBe(1)
  expect(eraseAddresses(db, noon + 30 * day + 1)).toBe(0)
  const kept = db.select().from(pledges).all()
  expect(kept.map(pledge => pledge.email !== null)).toEqual([false, true, true])
})
