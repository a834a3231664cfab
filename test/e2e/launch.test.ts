import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { deliveries } from '../../db/schema/index.ts'
import { countDeliveries } from '../../src/domain/ledger/read.ts'
import { aliveSenders } from '../../src/domain/ledger/senders.ts'
import { connectRedis } from '../../src/lib/redis.ts'
import { afterThisTest } from '../support/folder.ts'
import { type LaunchRig, launchRig } from '../support/launch-rig.ts'
import { patience } from '../support/patience.ts'

const deliveriesOf = ({ db }: LaunchRig) => db.select().from(deliveries).all()
const json = async (url: string) =>
  (await fetch(url, { signal: patience() })).json() as Promise<Record<string, unknown>>

test('every promise is posted once, not before T0, byte for byte, and launch.json says so', async () => {
  const rig = await launchRig(120)
  const [web] = await Promise.all([rig.start('web'), rig.start('director'), rig.start('sender'), rig.start('sender')])
  const launch = rig.launchIn(3_000)
  await rig.over(launch)

  const requests = await rig.requests()
  expect(requests.map(one => [one.account, one.text]).sort()).toEqual(
    rig.promised.map(one => [one.handle, one.text]).sort(),
  )
  expect(Math.min(...requests.map(one => one.at))).toBeGreaterThanOrEqual(launch.launchAt)
  const told = await json(`http://127.0.0.1:${web.ready.port}/c/${rig.campaign.slug}/launch.json`)
  expect(told).toMatchObject({ state: 'finished', posts: { total: 120, posted: 120, pending: 0 } })
  expect(countDeliveries(rig.db, launch.id).all).toMatchObject({ total: 120, posted: 120 })
  expect(deliveriesOf(rig).every(row => row.remoteId !== null && row.postedAt !== null)).toBe(true)
  // What it left in Redis is gone, and its file never held a text that anybody could read.
  const redis = connectRedis(rig.redis.url)
  afterThisTest(() => redis.disconnect())
  const left = async () => expect(await redis.keys('thunderclap:batch:*')).toEqual([])
  await vi.waitFor(left, { interval: 100 })
  const files = readdirSync(join(rig.dataDir, 'redis'), { recursive: true, encoding: 'utf8', withFileTypes: true })
  const kept = files.filter(file => file.isFile()).map(file => readFileSync(join(file.parentPath, file.name), 'latin1'))
  expect(kept.join('')).not.toContain('100% of us')
  // The web has no Redis to ask who is there.
  const here = () => expect(aliveSenders(rig.db, Date.now()).map(one => one.sockets > 0)).toEqual([true, true])
  await vi.waitFor(here, { interval: 100 })
})
