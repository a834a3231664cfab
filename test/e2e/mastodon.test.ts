import { join as path } from 'node:path'
import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { Db } from '../../db/open.ts'
import { deliveries } from '../../db/schema/index.ts'
import { findLaunch } from '../../src/domain/launch/launch.ts'
import { connectAccount } from '../../src/domain/pledge/account.ts'
import { privateRedis } from '../../src/lib/private-redis.ts'
import { type SecretBox, secretBox } from '../../src/lib/secret-box.ts'
import { readSecretKeys } from '../../src/lib/secret-key.ts'
import { testDb } from '../support/db.ts'
import { type Launch, makeCampaign, makeLaunch, makePledge } from '../support/factories.ts'
import { afterThisTest, testFolder } from '../support/folder.ts'
import { environmentOn, grantOf, networkOn } from '../support/snac/network.ts'
import { addPerson, notesOf, type Person, type Snac, snacFile, startSnac } from '../support/snac/start.ts'
import { startEntry } from '../support/start-entry.ts'

type Joined = { readonly id: number; readonly person: Person; readonly snac: Snac }

describe.skipIf(!snacFile)('a launch on real servers of the Mastodon API', () => {
  let db: Db
  let box: SecretBox
  let env: NodeJS.ProcessEnv
  let servers: readonly Snac[]
  const joined: Joined[] = []

  /** Eight people of one server and four of another, each signed in by its own pages. */
  beforeAll(async () => {
    const dataDir = testFolder('mastodon')
    servers = await Promise.all([startSnac(), startSnac()])
    db = testDb(dataDir)
    box = secretBox(readSecretKeys(null, dataDir))
    const redis = await privateRedis(path(dataDir, 'redis'))
    afterThisTest(() => redis.stop())
    const hosts = servers.map(({ host }) => host)
    const own = { PATH: process.env.PATH, DATA_DIR: dataDir, REDIS_URL: redis.url, LOG_LEVEL: 'error', PORT: '0' }
    env = { ...own, BLUESKY: 'off', ...environmentOn(...hosts) }
    const network = networkOn(hosts)
    for (const [n, snac] of servers.entries())
      for (let m = 0; m < (n === 0 ? 8 : 4); m++) {
        const person = addPerson(snac, `voice${m}`)
        const grant = await grantOf(network, person)
        const profile = await network.reading.profile(grant, AbortSignal.timeout(60_000))
        joined.push({ id: connectAccount(db, box, network, profile, grant, Date.now()), person, snac })
      }
  })

  const wordsOf = (words: string, { person }: Joined) =>
    `${words}, says ${person.name} — é 👩‍👩‍👧 https://example.org/c/river`

  function launchOf(words: string, retryWindowMs: number): Launch {
    const campaign = makeCampaign(db)
    for (const one of joined)
      makePledge(db, campaign.id, one.id, { text: wordsOf(words, one), confirmedAt: Date.now() }, box)
    return makeLaunch(db, campaign.id, { launchAt: Date.now() + 8_000, retryWindowMs })
  }

  async function over(launch: Launch) {
    const done = () => expect(findLaunch(db, launch.id)?.finishedAt).toEqual(expect.any(Number))
    await vi.waitFor(done, { interval: 100 })
    return db.select().from(deliveries).where(eq(deliveries.launchId, launch.id)).all()
  }

  test('everybody posts once, what they confirmed, and not before the moment', async () => {
    await Promise.all([startEntry('workers/director.ts', env), startEntry('workers/sender.ts', env)])
    const launch = launchOf('All at once', 900_000)
    const rows = await over(launch)
    expect(rows.filter(row => row.state !== 'posted')).toEqual([])
    for (const one of joined) {
      const row = rows.find(({ accountId }) => accountId === one.id)
      expect(notesOf(one.snac, one.person)).toEqual([wordsOf('All at once', one)])
      expect(row?.sentAt).toBeGreaterThanOrEqual(launch.launchAt)
      expect(row?.url).toMatch(new RegExp(`^http://${one.snac.host}/${one.person.name}/p/`))
      expect(row?.remoteId?.startsWith(`${row.url}#`)).toBe(true)
    }
  })

  test('one server that is gone costs the others nothing', async () => {
    const [alive, gone] = servers
    await Promise.all([startEntry('workers/director.ts', env), startEntry('workers/sender.ts', env)])
    const launch = launchOf('In spite of it', 20_000)
    gone?.stop()
    const rows = await over(launch)
    for (const one of joined) {
      const row = rows.find(({ accountId }) => accountId === one.id)
      expect(row?.state).toBe(one.snac === alive ? 'posted' : 'missed')
      if (one.snac === alive) expect(row?.tries).toBe(1)
    }
  })
})
