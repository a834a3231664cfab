import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deliveries, grants, rehearsalGrants } from '../../../../db/schema/index.ts'
import { stopLaunch } from '../../../../src/domain/launch/change.ts'
import { findLaunch } from '../../../../src/domain/launch/launch.ts'
import {
  openRehearsal,
  startRehearsal,
  storeResult,
  storeStandIns,
} from '../../../../src/domain/launch/rehearsal/rehearsal.ts'
import { advance, endPending } from '../../../../src/domain/ledger/advance.ts'
import { armPledges } from '../../../../src/domain/ledger/arm.ts'
import { closeBatch, markUnresolved } from '../../../../src/domain/ledger/close.ts'
import { recordHolder } from '../../../../src/domain/ledger/holder.ts'
import { issueBatch } from '../../../../src/domain/ledger/issue.ts'
import { hostIn, keepApart, sealedFor } from '../../../../src/domain/ledger/kind.ts'
import { hostsToLookAt } from '../../../../src/domain/ledger/lookups.ts'
import { forgetRehearsed, measureRehearsal } from '../../../../src/domain/ledger/rehearsed.ts'
import { settle } from '../../../../src/domain/ledger/settle.ts'
import type { Batch } from '../../../../src/domain/ledger/types.ts'
import { secretBox } from '../../../../src/lib/secret-box.ts'
import type { PostOutcome } from '../../../../src/networks/post-outcome.ts'
import { noon } from '../../../support/context.ts'
import { testDb } from '../../../support/db.ts'
import { makeAccount, makeCampaign, makeLaunch, makePledge, testDigests } from '../../../support/factories.ts'
import { card, postings } from '../../ledger/setting.ts'

const box = secretBox([Buffer.alloc(32, 7).toString('base64url')])
const sandbox = 'http://127.0.0.1:4123'
const supporters = 12
const bothKinds = ['real', 'rehearsal'] as const

const outcomes: readonly PostOutcome[] = [
  { kind: 'posted', remoteId: '17', url: 'https://x.test/17', at: noon + 40 },
  { kind: 'posted', remoteId: null, url: null, at: null },
  { kind: 'refused', reason: 'reconnect', reconnect: true },
  { kind: 'refused', reason: 'too-long', reconnect: false },
  { kind: 'unknown', cause: 'reset' },
  { kind: 'try-later', scope: 'account', until: noon + 500, cause: 'http-429' },
  { kind: 'not-sent', cause: 'connect' },
]

type Step =
  | { readonly do: 'arm' | 'issue' | 'lose' | 'doubt' | 'advance'; readonly kind: (typeof bothKinds)[number] }
  | {
      readonly do: 'settle'
      readonly kind: (typeof bothKinds)[number]
      readonly place: number
      readonly outcome: number
    }

const kind = fc.constantFrom(...bothKinds)
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constantFrom('arm', 'issue', 'issue', 'lose', 'doubt', 'advance'), kind }),
  fc.record({
    do: fc.constant('settle' as const),
    kind,
    place: fc.nat({ max: 4 }),
    outcome: fc.nat({ max: outcomes.length - 1 }),
  }),
)

/** A ledger with a launch and, if wanted, a rehearsal of it, both about to be armed. */
function ledger(withRehearsal: boolean) {
  const db = testDb()
  db.$client.pragma('synchronous = OFF')
  const campaign = makeCampaign(db)
  const real = makeLaunch(db, campaign.id, { launchAt: noon + 86_400_000 }).id
  const handles = Array.from({ length: supporters }, (_, n) => {
    const account = makeAccount(db, { handle: `person-${n}`, remoteId: `${n}` }, { box, text: `real grant ${n}` })
    makePledge(db, campaign.id, account.id, { text: `words of ${n}` })
    return account.id
  })
  let rehearsal = -1
  if (withRehearsal) {
    const started = startRehearsal(db, campaign.id, noon - 60_000)
    rehearsal = started.kind === 'started' ? started.launchId : -1
    storeStandIns(
      db,
      box,
      rehearsal,
      handles.map(accountId => ({ accountId, grant: `stand-in ${accountId}` })),
    )
    openRehearsal(db, rehearsal, { hosts: [], posts: supporters, lastMs: 1, senders: 1 }, noon)
  }
  const idOf = { real, rehearsal }
  db.$client
    .prepare(`update launches set state = 'arming', armed_at = ?, launch_at = ?, opened_at = launch_at`)
    .run(noon - 60_000, noon)
  const held: Record<(typeof bothKinds)[number], Batch[]> = { real: [], rehearsal: [] }
  const launch = (of: (typeof bothKinds)[number]) => findLaunch(db, idOf[of])

  function play(one: Step, now: number): void {
    const row = launch(one.kind)
    if (!row || row.finishedAt !== null) return
    const batch = held[one.kind].at(-1)
    switch (one.do) {
      case 'arm':
        return void armPledges(
          db,
          { postings, digests: testDigests, baseUrl: 'http://127.0.0.1:3000' },
          row,
          { afterPledge: 0, confirmedSince: 0 },
          now,
        )
      case 'issue': {
        const host = { network: 'x' as const, host: hostIn(one.kind, 'api.x.test') }
        const to = one.kind === 'rehearsal' ? sandbox : null
        const from = { ...host, run: 'run', dueBy: now + 1_000, appLimit: null, digests: testDigests, sandbox: to }
        const made = issueBatch(db, row, from, now, 5)
        if (!made) return
        recordHolder(db, made.batch, card(), now)
        return void held[one.kind].push(made)
      }
      case 'lose':
        if (batch) closeBatch(db, batch.batch, { watermark: 2, holderDead: true, why: 'its sender died' }, now)
        return
      case 'doubt':
        return void (batch && markUnresolved(db, batch.batch, false, now + 60_000))
      case 'advance':
        endPending(db, row, new Map(), now)
        return void advance(db, row, true, now)
      case 'settle': {
        const delivery = batch?.rows[one.place]?.delivery
        const outcome = outcomes[one.outcome]
        if (!batch || delivery === undefined || !outcome) return
        const told = {
          sentAt: outcome.kind === 'not-sent' ? null : now,
          at: now,
          status: 200,
          requestId: null,
          answer: null,
        }
        return void settle(
          db,
          { sender: card(), outcomes: [{ delivery, batch: batch.batch, outcome, ...told }] },
          now,
          postings,
        )
      }
      default:
        one satisfies never
    }
  }

  /** Everything of the real launch that anybody could ever notice. */
  const realState = () => ({
    launch: launch('real')?.state,
    deliveries: db
      .select()
      .from(deliveries)
      .where(eq(deliveries.launchId, real))
      .all()
      .map(({ state, reason, host, text, frozen, tries, lookAt, sentAt, dueAt, settledAt }) => ({
        state,
        reason,
        host,
        text,
        frozen,
        tries,
        lookAt,
        sentAt,
        dueAt,
        settledAt,
      })),
    grants: db
      .select({ accountId: grants.accountId, state: grants.state })
      .from(grants)
      .all()
      .map(row => row.state),
    looks: hostsToLookAt(db, noon + 3_600_000).length,
  })
  return { db, idOf, held, play, realState }
}

test('whatever happens to a rehearsal, its launch stands as if there had been none, and neither carries anything of the other', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 10, maxLength: 60 }), steps => {
      const [both, alone] = [ledger(true), ledger(false)]
      const first: Step[] = [
        { do: 'arm', kind: 'real' },
        { do: 'arm', kind: 'rehearsal' },
      ]
      for (const [n, one] of [...first, ...steps].entries()) {
        both.play(one, noon + n)
        if (one.kind === 'real') alone.play(one, noon + n)
      }
      expect(both.realState()).toEqual(alone.realState())

      for (const of of bothKinds)
        for (const batch of both.held[of]) {
          keepApart(batch)
          expect([batch.kind, batch.launch]).toEqual([of, both.idOf[of]])
          for (const row of batch.rows) {
            const opened = box.open(row.sealed, sealedFor(batch, row.account))
            expect(opened).toMatch(of === 'real' ? /^real grant/ : /^stand-in/)
            const other = { kind: of === 'real' ? 'rehearsal' : 'real', launch: both.idOf.rehearsal } as const
            expect(() => box.open(row.sealed, sealedFor(other, row.account))).toThrow()
          }
        }

      // When it is over, it leaves only its figures.
      const { db, idOf } = both
      stopLaunch(db, idOf.rehearsal, noon + 900)
      db.$client.prepare('update launches set finished_at = ? where id = ?').run(noon + 1_000, idOf.rehearsal)
      const over = findLaunch(db, idOf.rehearsal)
      if (over) storeResult(db, over.id, measureRehearsal(db, over))
      while (forgetRehearsed(db)) {}
      expect(both.realState()).toEqual(alone.realState())
      expect(db.select().from(rehearsalGrants).all()).toEqual([])
      expect(db.select().from(deliveries).where(eq(deliveries.launchId, idOf.rehearsal)).all()).toEqual([])
    }),
    { numRuns: 25 },
  )
})
