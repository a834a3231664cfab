import { expect, test, vi } from 'vitest'
import type { OutcomeRow } from '../../../src/domain/ledger/types.ts'
import { openReports } from '../../../workers/fire/reports.ts'
import type { Report } from '../../../workers/queues.ts'
import { senderIdentity } from '../../../workers/sender-identity.ts'

function setting() {
  const told: { readonly deliveries: readonly number[]; readonly afterMs: number }[] = []
  const began = performance.now()
  const tell = async (report: Report) => {
    if (report.kind !== 'outcomes') return
    told.push({ deliveries: report.outcomes.map(row => row.delivery), afterMs: performance.now() - began })
  }
  const reports = openReports(senderIdentity(null), tell)
  const answer = (from: number, n: number) => {
    for (let delivery = from; delivery < from + n; delivery++) reports.outcome(row(delivery))
  }
  return { reports, told, answer, all: () => told.flatMap(one => one.deliveries) }
}

function row(delivery: number): OutcomeRow {
  const outcome = { kind: 'not-sent', cause: 'connect' } as const
  return { delivery, batch: 1, outcome, sentAt: null, at: 0, status: null, requestId: null, answer: null }
}

test('a few outcomes are told together, soon', async () => {
  const { told, answer } = setting()
  answer(1, 5)
  await vi.waitFor(() => expect(told).toHaveLength(1))
  expect(told[0]?.deliveries).toEqual([1, 2, 3, 4, 5])
})

test('in a rush they are told in large groups, each outcome once, none later than the others by much', async () => {
  const { told, answer, all } = setting()
  answer(1, 400)
  setTimeout(answer, 200, 401, 400)
  await vi.waitFor(() => expect(all()).toHaveLength(800))
  expect(all()).toEqual(Array.from({ length: 800 }, (_, n) => n + 1))
  expect(told[0]?.afterMs).toBeGreaterThan(400)
  expect(Math.max(...told.map(one => one.deliveries.length))).toBeLessThanOrEqual(250)
})

test('a sender that drains tells what it has at once', () => {
  const { reports, told, answer } = setting()
  answer(1, 300)
  reports.flush()
  expect(told.map(one => one.deliveries.length)).toEqual([250, 50])
  expect(reports.unacknowledged()).toBe(2)
})
