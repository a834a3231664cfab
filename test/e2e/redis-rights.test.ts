import { describe, expect, test } from 'vitest'
import { readHealth } from '../../src/domain/launch/check/health.ts'
import { connectRedis } from '../../src/lib/redis.ts'
import { leastRights } from '../../src/lib/redis-refusal.ts'
import { launchRig } from '../support/launch-rig.ts'
import { patienceMs } from '../support/patience.ts'

/** A rig, and the address of its Redis for a user with what docs/operating.md names as the least. */
async function limitedRig(supporters: number) {
  const rig = await launchRig(supporters)
  const owner = connectRedis(rig.redis.url)
  const rights = leastRights.split(' ')
  await owner.call('ACL', 'SETUSER', 'limited', 'on', '>secret', ...rights)
  return { ...rig, owner, url: `${rig.redis.url}?username=limited&password=secret` }
}

describe('a Redis user with no more rights than the documents name', () => {
  test('is enough for a whole launch, and nothing is refused to it', async () => {
    const { start, url, launchIn, over, posts, owner } = await limitedRig(30)
    await start('sender', { REDIS_URL: url, LOG_LEVEL: 'silent' })
    await start('director', { REDIS_URL: url, LOG_LEVEL: 'silent' })
    const launch = await over(launchIn(4_000), 60_000)
    expect(launch.state).toBe('finished')
    expect(await posts()).toHaveLength(30)
    const refused = (await owner.call('ACL', 'LOG')) as unknown[][]
    expect(refused.filter(entry => !entry.includes('config|get')).map(entry => entry.slice(0, 8))).toEqual([])
    owner.disconnect()
  })

  test.each(['SIGTERM', 'SIGINT'] as const)('that loses them keeps nobody from ending at %s', async signal => {
    const { start, url, owner } = await limitedRig(1)
    const sender = await start('sender', { REDIS_URL: url, LOG_LEVEL: 'silent' })
    const director = await start('director', { REDIS_URL: url, LOG_LEVEL: 'silent' })
    await owner.call('ACL', 'SETUSER', 'limited', '-@all')
    await Promise.all([sender.end(signal), director.end(signal)])
    owner.disconnect()
  })

  test('that loses them, or its password, is told to organizers in the words of Redis', async () => {
    const { start, db, url, owner } = await limitedRig(1)
    await start('director', { REDIS_URL: url, LOG_LEVEL: 'silent' })
    const refusal = () => String(readHealth(db)?.redisRefusal)
    await expect.poll(refusal, { timeout: patienceMs }).toBe('null')
    await owner.call('ACL', 'SETUSER', 'limited', '-@all')
    await expect.poll(refusal, { timeout: patienceMs }).toContain('NOPERM')
    await owner.call('ACL', 'SETUSER', 'limited', 'resetpass', '>another')
    await owner.call('CLIENT', 'KILL', 'USER', 'limited')
    await expect.poll(refusal, { timeout: patienceMs }).toContain('WRONGPASS')
    owner.disconnect()
  })
})
