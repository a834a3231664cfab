import { expect, test, vi } from 'vitest'
import { readHealth } from '../../src/domain/launch/check/health.ts'
import { countDeliveries } from '../../src/domain/ledger/read.ts'
import { leftOutSenders } from '../../src/domain/ledger/senders.ts'
import { newSecretKey } from '../../src/lib/secret-box.ts'
import { launchRig } from '../support/launch-rig.ts'

/** Each would have had posts refused, or read no grant. */
const wrong: readonly Readonly<Record<string, string>>[] = [
  { X_API_KEY: 'another-app', X_API_SECRET: 'another-secret' },
  { X_API_KEY: 'sandbox', X_API_SECRET: 'old-secret' },
  { X_API_URL: 'http://127.0.0.1:9' },
  { SECRET_KEY: newSecretKey() },
]

test('one right sender beside one wrong in each of four ways posts everything, and who is wrong is named', async () => {
  const rig = await launchRig(300)
  const right = { X_API_KEY: 'sandbox', X_API_SECRET: 'sandbox-secret', X_API_URL: rig.sandboxUrl }
  await Promise.all([
    rig.start('director', right),
    ...wrong.map(env => rig.start('sender', { ...right, ...env, LOG_LEVEL: 'silent' })),
  ])
  // They are heard before any right one is there: nobody else could take what they take.
  const named = () => leftOutSenders(rig.db, Date.now()).map(one => one.differs.join())
  await vi.waitFor(() => expect(named().sort()).toEqual(['X_API_KEY,X_API_SECRET', 'X_API_SECRET', 'X_API_URL']), {
    timeout: 60_000,
    interval: 200,
  })
  await vi.waitFor(() => expect(readHealth(rig.db)?.strangers).toHaveLength(1), { timeout: 60_000, interval: 200 })
  const launch = rig.launchIn(12_000)
  await vi.waitFor(() => expect(countDeliveries(rig.db, launch.id).all.total).toBe(300), { timeout: 60_000 })
  await rig.start('sender', right)
  await rig.over(launch, 120_000)
  expect(countDeliveries(rig.db, launch.id).all).toMatchObject({ total: 300, posted: 300, refused: 0, unknown: 0 })
  expect(await rig.posts()).toHaveLength(300)
})
