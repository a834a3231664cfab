import { expect, test } from 'vitest'
import { deliveries, grants, mails } from '../../../../db/schema/index.ts'
import { connectAccount } from '../../../../src/domain/pledge/account.ts'
import { endGrants } from '../../../../src/domain/pledge/grants/end.ts'
import { noon, testContext } from '../../../support/context.ts'
import { makeCampaign, makeLaunch, makePledge } from '../../../support/factories.ts'

const hour = 3_600_000

test('whoever gave a permission that has ended by itself is asked to connect again, once', () => {
  const { db, box, networks } = testContext({ now: () => noon - 50 * hour })
  const x = networks.get('x') ?? expect.fail('no network')
  const campaign = makeCampaign(db)
  makeLaunch(db, campaign.id)
  const ends = { ada: noon - 24 * hour, ben: noon + hour, cleo: undefined }
  for (const [name, endsAt] of Object.entries(ends)) {
    const life = () => ({ server: null, freshUntil: null, ...(endsAt !== undefined && { endsAt }) })
    const renewal = { perSecond: 1, life, renew: () => expect.fail('nothing exchanges it') }
    const profile = { remoteId: name, host: 'h.test', handle: name, name, followers: 1, profileUrl: '' }
    const id = connectAccount(db, box, { ...x, renewal }, profile, '{}', noon - 50 * hour)
    makePledge(db, campaign.id, id, { email: `${name}@example.org`, confirmedAt: noon - 50 * hour }, box)
  }
  expect(endGrants(db, box, 10, noon - 24 * hour - 1)).toBe(0)
  expect([endGrants(db, box, 10, noon - 24 * hour), endGrants(db, box, 10, noon - 24 * hour)]).toEqual([1, 0])
  expect(
    db
      .select()
      .from(grants)
      .all()
      .map(({ state }) => state),
  ).toEqual(['reconnect', 'live', 'live'])
  expect(db.select().from(mails).all()).toMatchObject([{ kind: 'reconnect' }])
  expect(db.select().from(deliveries).all()).toEqual([])
})
