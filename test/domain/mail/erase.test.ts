import { expect, test } from 'vitest'
import { pledges } from '../../../db/schema/index.ts'
import { eraseAddresses } from '../../../src/domain/mail/erase.ts'
import { noon } from '../../support/context.ts'
import { testDb } from '../../support/db.ts'
import { makeAccount, makeCampaign, makeLaunch, makePledge } from '../../support/factories.ts'

const day = 86_400_000

test('addresses of supporters are erased a week after the moment or the end of what was called off, and no others', () => {
  const db = testDb()
  const pledged = (launch: Parameters<typeof makeLaunch>[2]) => {
    const campaign = makeCampaign(db)
    makeLaunch(db, campaign.id, launch)
    makePledge(db, campaign.id, makeAccount(db).id, { email: `of-${campaign.slug}@example.org` })
  }
  pledged({ state: 'finished', launchAt: noon, finishedAt: noon + 60_000 })
  pledged({ state: 'cancelled', launchAt: noon + 20 * day, finishedAt: noon })
  pledged({ state: 'finished', launchAt: noon + 1, finishedAt: noon + 60_000 })
  pledged({ state: 'open', launchAt: noon + 20 * day })
  expect(eraseAddresses(db, noon + 7 * day)).toBe(0)
  expect(eraseAddresses(db, noon + 7 * day + 1)).toBe(2)
  expect(eraseAddresses(db, noon + 7 * day + 1)).toBe(0)
  const kept = db.select().from(pledges).all()
  expect(kept.map(pledge => pledge.addressSealed !== null)).toEqual([false, false, true, true])
})
