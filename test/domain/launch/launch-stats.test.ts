import { expect, test } from 'vitest'
import { stopLaunch } from '../../../src/domain/launch/change.ts'
import { heldIn } from '../../../src/domain/launch/held.ts'
import { findLaunch } from '../../../src/domain/launch/launch.ts'
import { launchStatsCache } from '../../../src/domain/launch/launch-stats.ts'
import { pauseLaunch } from '../../../src/domain/ledger/holds.ts'
import { noon } from '../../support/context.ts'
import { testDb } from '../../support/db.ts'
import { makeCampaign, makeLaunch } from '../../support/factories.ts'
import { makeLedger } from '../../support/ledger.ts'

test('shows a stop, and a pause of one network, at once, also while the figures are older', () => {
  const db = testDb()
  const { id } = makeLaunch(db, makeCampaign(db).id, { state: 'firing', launchAt: noon })
  const launch = () => {
    const found = findLaunch(db, id)
    if (!found) throw new Error('no launch')
    return found
  }
  makeLedger(db, launch(), [{ state: 'queued' }])
  const statsOf = launchStatsCache(db)
  expect(statsOf(launch(), noon + 10).launch.state).toBe('firing')
  pauseLaunch(db, id, noon + 15, 'x')
  expect(heldIn(statsOf(launch(), noon + 16))).toMatchObject([{ network: 'x', pausedAt: noon + 15 }])
  stopLaunch(db, id, noon + 20)
  expect(statsOf(launch(), noon + 30)).toMatchObject({ launch: { state: 'stopped' }, posts: { pending: 1 } })
})
