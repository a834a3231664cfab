import pino from 'pino'
import { expect, test } from 'vitest'
import { mailings } from '../../../db/schema/mails.ts'
import { readClearances } from '../../../src/domain/ledger/advance.ts'
import { continueLaunch } from '../../../src/domain/ledger/continue.ts'
import { heldHosts } from '../../../src/domain/ledger/host-holds.ts'
import type { Network } from '../../../src/networks/port.ts'
import type { PostOutcome } from '../../../src/networks/post-outcome.ts'
import { type BreakerStates, watchAnswers } from '../../../workers/breaker.ts'
import { noon } from '../../support/context.ts'
import { makeAccount, makePledge } from '../../support/factories.ts'
import { outcomeOf, posted, postings, setting } from './setting.ts'

const blocked: PostOutcome = { kind: 'refused', reason: 'not-permitted', reconnect: false }
const elsewhere = 'elsewhere.test'

/** A launch with four posts to one server of Mastodon in the hands of a sender, and one more to another server. */
function onTwoServers() {
  const ledger = setting(0, { state: 'firing' })
  const { db, campaign, join } = ledger
  for (let n = 0; n < 4; n++) join({}, 'mastodon')
  makePledge(db, campaign.id, makeAccount(db, { network: 'mastodon', host: elsewhere }).id)
  ledger.arm()
  const batch = ledger.issue(undefined, noon, undefined, 'mastodon')
  ledger.hold(batch)
  const watches: BreakerStates = new Map()
  const mastodon = { contactAt: (host: string) => `admin@${host}` } as Pick<Network, 'contactAt'>
  const networks = new Map([['mastodon', mastodon]] as const)
  const director = { db, log: pino({ level: 'silent' }), now: () => noon + 100, postings, networks }
  const answer = (place: number, outcome: PostOutcome, status: number) =>
    watchAnswers(director, watches, 'sender-1', ledger.settle([{ ...outcomeOf(batch, place, outcome), status }]))
  const held = () => readClearances(db).flatMap(one => one.held)
  const states = () => ledger.rows().map(row => [row.host, row.state])
  return { ...ledger, batch, answer, held, states, id: ledger.launch().id }
}

test('a server that refuses several posts alike is held back by itself, and they wait', () => {
  const { answer, held, states, launch } = onTwoServers()
  for (const place of [0, 1]) answer(place, blocked, 403)
  expect(held()).toEqual([])
  answer(2, blocked, 403)
  expect(held()).toEqual(['mastodon mastodon.test'])
  expect(states()).toEqual([
    ['mastodon.test', 'pending'],
    ['mastodon.test', 'pending'],
    ['mastodon.test', 'pending'],
    ['mastodon.test', 'queued'],
    [elsewhere, 'pending'],
  ])
  expect(launch().state).toBe('firing')
  // What was under way then comes too late to be refused.
  answer(3, blocked, 403)
  expect(states()[3]).toEqual(['mastodon.test', 'pending'])
})

test('organizers are told why, and whom to write to, once', () => {
  const { answer, db, id } = onTwoServers()
  for (const place of [0, 1, 2, 3]) answer(place, blocked, 403)
  expect(heldHosts(db, id)).toMatchObject([
    { host: 'mastodon.test', reason: 'many-alike', contact: 'admin@mastodon.test' },
  ])
  expect(db.select().from(mailings).all()).toMatchObject([
    {
      kind: 'halted',
      data: { network: 'mastodon', host: 'mastodon.test', contact: 'admin@mastodon.test', goesOn: true },
    },
  ])
})

test('a single refusal among posts that are taken holds nothing back', () => {
  const { answer, held, states } = onTwoServers()
  answer(0, posted, 200)
  answer(1, blocked, 403)
  answer(2, posted, 200)
  answer(3, posted, 200)
  expect(held()).toEqual([])
  expect(states()[1]).toEqual(['mastodon.test', 'refused'])
})

test('it goes on with its network, and is held back again where the reason is still there', () => {
  const { answer, db, id, held, issue, hold, states, settle } = onTwoServers()
  for (const place of [0, 1, 2, 3]) answer(place, blocked, 403)
  expect(continueLaunch(db, id, noon + 200, 'x')).toEqual({ kind: 'nothing-to-resume' })
  expect(continueLaunch(db, id, noon + 300, 'mastodon')).toMatchObject({ kind: 'resumed' })
  expect(held()).toEqual([])
  const again = issue(undefined, noon + 400, noon + 400, 'mastodon')
  hold(again)
  expect(again.rows).toHaveLength(4)
  settle(
    again.rows.map((_, place) => ({ ...outcomeOf(again, place, posted), sentAt: noon + 500 })),
    'sender-1',
    noon + 600,
  )
  expect(states().map(([, state]) => state)).toEqual(['posted', 'posted', 'posted', 'posted', 'pending'])
})
