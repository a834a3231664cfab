import { chmodSync, existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkDatabase, checkDataFolder, checkKey } from '../../src/cli/doctor/data.ts'
import { checkRedis } from '../../src/cli/doctor/redis.ts'
import { secretBox } from '../../src/lib/secret-box.ts'
import { readSecretKeys } from '../../src/lib/secret-key.ts'
import { testConfig } from '../support/context.ts'
import { testDb } from '../support/db.ts'
import { makeAccount } from '../support/factories.ts'
import { testRedis } from '../support/redis.ts'

describe('the doctor', () => {
  test('finds nothing wrong with a sound database whose permissions open', () => {
    const config = testConfig()
    const box = secretBox(readSecretKeys(null, config.dataDir))
    makeAccount(testDb(config.dataDir), {}, { box })
    for (const check of [checkDataFolder, checkKey, checkDatabase]) expect(check(config)).toMatchObject({ state: 'ok' })
  })

  test('sees that the key at hand is another one, or gone, and makes none itself', () => {
    const config = testConfig()
    makeAccount(testDb(config.dataDir), {}, { box: secretBox([Buffer.alloc(32, 7).toString('base64url')]) })
    const file = join(config.dataDir, 'secret.key')
    expect(checkDatabase(config)).toMatchObject({ state: 'bad', what: expect.stringContaining('is gone') })
    expect(existsSync(file)).toBe(false)
    readSecretKeys(null, config.dataDir)
    expect(checkDatabase(config)).toMatchObject({ state: 'bad', what: expect.stringContaining('1 of 1 permissions') })
    chmodSync(file, 0o644)
    expect(checkKey(config)).toMatchObject({ state: 'bad', todo: `chmod 600 ${file}` })
    rmSync(file)
  })

  test('looks at version, clock and settings of the Redis in use', async () => {
    const { url } = await testRedis()
    const findings = await checkRedis(testConfig({ REDIS_URL: url }))
    expect(findings.map(finding => finding.state)).toEqual(['ok', 'ok'])
  })

  test('says so when Redis does not answer', async () => {
    const findings = await checkRedis(testConfig({ REDIS_URL: 'redis://127.0.0.1:1' }))
    expect(findings).toMatchObject([{ state: 'bad', todo: 'Start it, or set REDIS_URL.' }])
  })
})
