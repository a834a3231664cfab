import { afterEach, expect, test, vi } from 'vitest'
import { grants } from '../../../db/schema/index.ts'
import { connectAccount } from '../../../src/domain/pledge/account.ts'
import { startRenewing } from '../../../workers/renew-grants.ts'
import { testContext } from '../../support/context.ts'
import { makeCampaign, makeLaunch, makePledge } from '../../support/factories.ts'
import { grantOf, networkOn } from '../../support/pds/network.ts'
import { signUp } from '../../support/pds/people.ts'
import { post, postOf } from '../../support/pds/send.ts'
import { startPds } from '../../support/pds/start.ts'

const dayMs = 86_400_000

afterEach(() => {
  vi.useRealTimers()
})

test('a director keeps grants of a real server alive, and each of them posts with what it wrote', async () => {
  const pds = await startPds()
  const network = networkOn(pds)
  const context = { ...testContext({ now: () => Date.now() }), networks: new Map([['bluesky' as const, network]]) }
  const { db, box } = context
  const campaign = makeCampaign(db)
  makeLaunch(db, campaign.id, { launchAt: Date.now() + 60 * dayMs })
  const people = await Promise.all(['ada', 'grace', 'emmy'].map(name => signUp(pds, name)))
  const ids: number[] = []
  for (const person of people) {
    const grant = await grantOf(network, person)
    const profile = await network.reading.profile(grant, AbortSignal.timeout(60_000))
    const id = connectAccount(db, box, network, profile, grant, Date.now())
    makePledge(db, campaign.id, id, { confirmedAt: Date.now() })
    ids.push(id)
  }
  const before = db.select().from(grants).all()
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 7 * dayMs + 1_000 })
  await pds.tell({ do: 'set-clock', aheadMs: 7 * dayMs + 1_000 })
  const renewing = startRenewing(context, new AbortController().signal)
  expect(await renewing.round()).toBe(true)
  await renewing.done()
  const rows = db.select().from(grants).all()
  for (const [n, row] of rows.entries()) {
    expect(row).toMatchObject({ state: 'live', server: before[n]?.server, renewingBy: null, renewTries: 0 })
    expect(row.freshUntil).toBeGreaterThan(Date.now() + 50 * 60_000)
    const grant = box.open(row.sealed, `grant:${ids[n]}`)
    const [person] = people.slice(n)
    if (!person) throw new Error('nobody')
    const frozen = network.posting.freeze(postOf(person, 'Kept alive for a week'))
    expect(await post(network, grant, frozen)).toMatchObject({ kind: 'posted' })
  }
})
