import { expect, test, vi } from 'vitest'
import { reachRounds } from '../../db/schema/index.ts'
import type { MetricsAnswer, Network, NetworkName } from '../../src/networks/port.ts'
import { startCollecting } from '../../workers/collect-reach.ts'
import { launched, minuteMs } from '../domain/reach/metrics/setting.ts'
import { testContext } from '../support/context.ts'
import { makeAccount, makeDelivery, makePledge } from '../support/factories.ts'

type Read = (posts: readonly unknown[]) => Promise<MetricsAnswer>

/** A launch on X (the sandbox) and Bluesky, whose posts are read by `read`, a minute after T0. */
async function onBoth(read: Read) {
  const it = await launched(3)
  const account = makeAccount(it.db, { network: 'bluesky', host: 'pds.bsky.test' })
  const pledge = makePledge(it.db, it.campaign.id, account.id)
  const posted = { network: 'bluesky', state: 'posted', remoteId: 'at://one', sentAt: it.t0, postedAt: it.t0 } as const
  makeDelivery(it.db, it.launch.id, pledge, posted)
  const bluesky: Network = { ...it.network, name: 'bluesky', metrics: { idsAtOnce: 25, price: 0, read } }
  const networks = new Map<NetworkName, Network>([
    ['bluesky', bluesky],
    ['x', it.network],
  ])
  const config = { ...testContext().config, reach: it.terms }
  const director = { db: it.db, networks, config, now: () => it.t0 + minuteMs }
  const step = startCollecting(director, 'me', new AbortController().signal)
  const stateOn = (network: NetworkName) =>
    it.db
      .select()
      .from(reachRounds)
      .all()
      .find(round => round.network === network)
  return { it, step, stateOn }
}

test('a network that does not answer keeps no other one waiting', async () => {
  let answer: (said: MetricsAnswer) => void = () => {}
  const answered = new Promise<MetricsAnswer>(resolve => {
    answer = resolve
  })
  const { step, stateOn } = await onBoth(() => answered)
  const done = step()
  await vi.waitFor(() => expect(stateOn('x')).toMatchObject({ state: 'done', measured: 3 }), { timeout: 20_000 })
  expect(stateOn('bluesky')).toMatchObject({ state: 'running', measured: 0 })
  answer({ kind: 'read', posts: new Map() })
  await done
  expect(stateOn('bluesky')).toMatchObject({ state: 'done', silent: 1 })
})

test('a network that gives no usable answer stops no other one, and is asked again by itself', async () => {
  const { step, stateOn } = await onBoth(async () => ({ kind: 'unreadable', cause: 'status 502' }))
  await step()
  expect(stateOn('x')).toMatchObject({ state: 'done', measured: 3 })
  expect(stateOn('bluesky')).toMatchObject({ state: 'running', reason: 'unreadable', failures: 1 })
})
