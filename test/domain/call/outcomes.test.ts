import { expect, test } from 'vitest'
import { countedCalls } from '../../../db/schema/index.ts'
import { type CallOutcome, countCall, readCalls } from '../../../src/domain/call/outcomes.ts'
import { noon } from '../../support/context.ts'
import { testDb } from '../../support/db.ts'
import { makeCampaign } from '../../support/factories.ts'

function setting() {
  const db = testDb()
  const campaign = makeCampaign(db)
  const call = (outcome: CallOutcome, form: string, day = '2026-09-07', at = noon) =>
    countCall(db, { campaignId: campaign.id, day, outcome, form }, at)
  return { db, campaign, call }
}

test('calls count by day when somebody was reached or a message left, once a form', () => {
  const { db, campaign, call } = setting()
  call('spoke', 'one')
  call('spoke', 'one')
  call('message', 'one')
  call('message', 'two', '2026-09-08')
  call('busy', 'three')
  call('skip', 'four')
  expect(readCalls(db, campaign.id, '2026-09-08')).toEqual({ total: 2, today: 1 })
  expect(readCalls(db, makeCampaign(db).id, '2026-09-08')).toEqual({ total: 0, today: 0 })
})

test('what is remembered of forms is forgotten after a day', () => {
  const { db, call } = setting()
  call('spoke', 'old')
  call('spoke', 'new', '2026-09-08', noon + 86_400_001)
  expect(db.select().from(countedCalls).all()).toEqual([{ form: 'new', at: noon + 86_400_001 }])
})
