import { eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { attempts, batches, deliveries, grants, rehearsalGrants } from '../../db/schema/index.ts'
import { findLaunch } from '../../src/domain/launch/launch.ts'
import { listRehearsals, startRehearsal } from '../../src/domain/launch/rehearsal/rehearsal.ts'
import { launchRig } from '../support/launch-rig.ts'

test('a rehearsal plays the real list on a stage of its own, and leaves nothing behind but its figures', async () => {
  const rig = await launchRig(60)
  const { db, campaign } = rig
  const real = rig.launchIn(86_400_000)
  const sealed = db.select().from(grants).all()
  db.update(grants)
    .set({ state: 'reconnect' })
    .where(eq(grants.accountId, sealed[0]?.accountId ?? 0))
    .run()
  const before = { grants: db.select().from(grants).all(), launch: findLaunch(db, real.id) }
  await Promise.all([rig.start('director'), rig.start('sender')])
  const asked = startRehearsal(db, campaign.id, Date.now())
  expect(asked.kind).toBe('started')

  const measured = () => {
    const [one] = listRehearsals(db, campaign.id, 1)
    expect(one?.measured ?? one?.launch.state).toMatchObject({ posted: 59 })
    return one
  }
  const rehearsal = await vi.waitFor(measured, { interval: 100 })
  expect(rehearsal?.foretold).toMatchObject({ posts: 60, senders: 1 })
  expect(rehearsal?.measured?.failed).toEqual([{ state: 'refused', reason: 'reconnect', n: 1 }])
  // Nothing of it reached the network of the launch, nor anything that belongs to the launch.
  expect(await rig.requests()).toEqual([])
  expect({ grants: db.select().from(grants).all(), launch: findLaunch(db, real.id) }).toEqual(before)
  for (const table of [deliveries, attempts, batches, rehearsalGrants]) {
    await vi.waitFor(() => expect(db.select().from(table).all()).toEqual([]))
  }
})
