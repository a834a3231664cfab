import { type Config, readConfig } from '../../src/config.ts'
import { type Context, createContext } from '../../src/context.ts'
import { testDb } from './db.ts'
import { afterThisTest, testFolder } from './folder.ts'

/** A moment far from any time-zone change, to count from in tests: 2026-09-07T14:00:00Z. */
export const noon = Date.UTC(2026, 8, 7, 14)

/** Settings as an operator would give them, on a folder of this test alone; nothing is taken from the real environment. Without others, X alone. */
export function testConfig(env: Readonly<Record<string, string>> = {}): Config {
  return readConfig({
    DATA_DIR: testFolder('data'),
    LOG_LEVEL: 'silent',
    BASE_URL: 'http://thunderclap.test',
    BLUESKY: 'off',
    MASTODON: 'off',
    ...env,
  })
}

/** What a process holds, for real: database, box, networks. `now` is the clock of the test. */
export function testContext({
  env = {},
  now = Date.now,
}: {
  env?: Readonly<Record<string, string>>
  now?: () => number
} = {}): Context {
  const config = testConfig(env)
  testDb(config.dataDir).$client.close()
  const context = createContext(config, 'test')
  afterThisTest(() => {
    context.db.$client.close()
  })
  return { ...context, now }
}
