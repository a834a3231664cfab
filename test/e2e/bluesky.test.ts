import { join as path } from 'node:path'
import { eq } from 'drizzle-orm'
import { beforeAll, expect, test, vi } from 'vitest'
import type { Db } from '../../db/open.ts'
import { batches, deliveries } from '../../db/schema/index.ts'
import { findLaunch } from '../../src/domain/launch/launch.ts'
import { connectAccount } from '../../src/domain/pledge/account.ts'
import { privateRedis } from '../../src/lib/private-redis.ts'
import { type SecretBox, secretBox } from '../../src/lib/secret-box.ts'
import { readSecretKeys } from '../../src/lib/secret-key.ts'
import { testDb } from '../support/db.ts'
import { type Launch, makeCampaign, makeLaunch, makePledge } from '../support/factories.ts'
import { afterThisTest, testFolder } from '../support/folder.ts'
import { environmentOn, grantOf, networkOn } from '../support/pds/network.ts'
import { type Person, postsOf, signUp } from '../support/pds/people.ts'
import { type Pds, startPds } from '../support/pds/start.ts'
import { type RigProcess, startEntry } from '../support/start-entry.ts'

const people = 50
/** Of them, so many sign in side by side. */
const atOnce = 10

let pds: Pds
let db: Db
let box: SecretBox
let env: NodeJS.ProcessEnv
let accounts: readonly { readonly id: number; readonly person: Person }[] = []

/** Fifty people of the server that Bluesky runs, each signed in by its own pages. */
beforeAll(async () => {
  const dataDir = testFolder('bluesky')
  pds = await startPds()
  db = testDb(dataDir)
  box = secretBox(readSecretKeys(null, dataDir))
  const redis = await privateRedis(path(dataDir, 'redis'))
  afterThisTest(() => redis.stop())
  const own = { PATH: process.env.PATH, DATA_DIR: dataDir, REDIS_URL: redis.url, LOG_LEVEL: 'error', PORT: '0' }
  // Few at once, so that a launch lasts a while.
  env = { ...own, ...environmentOn(pds), BLUESKY_HOST_IN_FLIGHT: '4' }
  const network = networkOn(pds)
  const join = async (n: number) => {
    const person = await signUp(pds, `voice${n}`)
    const { did, host, handle } = person
    const profile = { remoteId: did, host, handle, name: handle, followers: 0, profileUrl: `https://bsky.app/${did}` }
    const id = connectAccount(db, box, network, profile, await grantOf(network, person), Date.now())
    return { id, person }
  }
  for (let n = 0; n < people; n += atOnce)
    accounts = accounts.concat(await Promise.all(Array.from({ length: atOnce }, (_, m) => join(n + m))))
})

const start = (entry: 'director' | 'sender') => startEntry(`workers/${entry}.ts`, env)

/** All of them promise `words`, to be posted so many ms from now. */
function launchOf(words: string, inMs: number): Launch {
  const campaign = makeCampaign(db)
  db.transaction(() => {
    for (const { id, person } of accounts)
      makePledge(
        db,
        campaign.id,
        id,
        { text: `${words}, says ${person.handle} — é 👩‍👩‍👧`, confirmedAt: Date.now() },
        box,
      )
  })
  return makeLaunch(db, campaign.id, { launchAt: Date.now() + inMs })
}

async function over(launch: Launch): Promise<void> {
  const done = () => expect(findLaunch(db, launch.id)?.finishedAt).toEqual(expect.any(Number))
  await vi.waitFor(done, { interval: 100 })
}

/** Everybody's record is at the server, once, and the ledger names that very one. */
async function onceEach(launch: Launch, words: string): Promise<void> {
  const rows = db.select().from(deliveries).where(eq(deliveries.launchId, launch.id)).all()
  expect(rows.filter(row => row.state !== 'posted')).toEqual([])
  expect(rows).toHaveLength(people)
  for (const { id, person } of accounts) {
    const theirs = (await postsOf(pds, person)).filter(one => String(one.value.text).startsWith(words))
    expect(theirs.map(one => one.uri)).toEqual([rows.find(row => row.accountId === id)?.remoteId])
    expect(theirs[0]?.value).toMatchObject({
      text: `${words}, says ${person.handle} — é 👩‍👩‍👧`,
      createdAt: new Date(launch.launchAt).toISOString(),
    })
  }
}

/** The one that holds the posts, once the server has some of them. */
async function firing(launch: Launch, senders: readonly RigProcess[], words: string): Promise<RigProcess> {
  const some = accounts.slice(0, 4).map(one => one.person)
  const begun = async () => {
    const posts = await Promise.all(some.map(person => postsOf(pds, person)))
    expect(posts.flat().filter(one => String(one.value.text).startsWith(words))).not.toEqual([])
  }
  await vi.waitFor(begun, { interval: 10 })
  const holder = db.select().from(batches).where(eq(batches.launchId, launch.id)).get()?.holder
  return senders.find(one => one.ready.ready === holder) ?? expect.fail('nobody holds them')
}

test('fifty accounts of the real server have one record each', async () => {
  await Promise.all([start('director'), start('sender'), start('sender')])
  const launch = launchOf('All at once', 8_000)
  await over(launch)
  await onceEach(launch, 'All at once')
})

test('also where their sender was killed in mid-launch', async () => {
  const [, ...senders] = await Promise.all([start('director'), start('sender'), start('sender')])
  const launch = launchOf('In spite of it', 8_000)
  await (await firing(launch, senders, 'In spite of it')).end('SIGKILL')
  await over(launch)
  await onceEach(launch, 'In spite of it')
})

test('also where the server took what half of the answers are lost of', async () => {
  await pds.tell({ do: 'lose-answers', next: people / 2, eachOf: 2 })
  await Promise.all([start('director'), start('sender'), start('sender')])
  const launch = launchOf('Whatever we hear', 8_000)
  await over(launch)
  await onceEach(launch, 'Whatever we hear')
  const looked = db.select().from(deliveries).where(eq(deliveries.launchId, launch.id)).all()
  // Fewer than half, where one was lost twice.
  expect(looked.filter(row => row.looks > 0).length).toBeGreaterThan(people / 4)
})
