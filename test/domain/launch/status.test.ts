import { expect, test } from 'vitest'
import { launchStatus, phaseOf } from '../../../src/domain/launch/status.ts'
import { noon } from '../../support/context.ts'
import { testDb } from '../../support/db.ts'
import { type Launch, makeCampaign, makeLaunch } from '../../support/factories.ts'

const hour = 3_600_000

test.each<[Partial<Launch>, number, string, string]>([
  [{ state: 'open' }, -1, 'open', 'open'],
  [{ state: 'armed' }, -1, 'armed', 'open'],
  [{ state: 'armed', pausedAt: noon - 5 }, -1, 'paused', 'open'],
  [{ state: 'open' }, 0, 'overdue', 'under-way'],
  [{ state: 'armed' }, 0, 'firing', 'under-way'],
  [{ state: 'firing', pausedAt: noon }, 5, 'paused', 'under-way'],
  [{ state: 'settling' }, 60_000, 'settling', 'under-way'],
  [{ state: 'open' }, 300_001, 'overdue', 'missed'],
  [{ state: 'finished' }, 60_000, 'finished', 'finished'],
  [{ state: 'finished', pausedAt: noon }, hour, 'finished', 'finished'],
  [{ state: 'cancelled' }, -1, 'cancelled', 'cancelled'],
  [{ state: 'cancelled', unreachedAt: noon }, 5, 'unreached', 'unreached'],
  [{ state: 'stopped', restoredAt: noon }, 5, 'restored', 'restored'],
  [{ state: 'halted', pausedAt: noon }, 5, 'halted', 'halted'],
])('a launch with %o is, at T0 %i ms, %s, and %s for visitors', (launched, after, status, phase) => {
  const db = testDb()
  const launch = makeLaunch(db, makeCampaign(db).id, launched)
  expect([launchStatus(launch, noon + after), phaseOf(launch, noon + after)]).toEqual([status, phase])
})
