import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { pledges } from '../../../db/schema/index.ts'
import type { PledgeResult } from '../../../src/domain/pledge/promise.ts'
import { newSecretKey } from '../../../src/lib/secret-box.ts'
import { noon } from '../../support/context.ts'
import { testDb } from '../../support/db.ts'
import { makeAccount, makeCampaign, makeLaunch } from '../../support/factories.ts'
import { afterThisTest, testFolder } from '../../support/folder.ts'
import { nextMessage } from '../../support/next-message.ts'
import { nodeWords } from '../../support/programs.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

test('of several processes that pledge for the same accounts at once, one makes each pledge and all name its receipt', async () => {
  const folder = testFolder('race')
  const db = testDb(folder)
  const campaign = makeCampaign(db)
  makeLaunch(db, campaign.id)
  const accounts = Array.from({ length: 100 }, () => makeAccount(db).id)
  const args = [folder, newSecretKey(), String(campaign.id), String(noon - 1000), 'samples', ...accounts.map(String)]

  const racers = await Promise.all([1, 2, 3].map(() => racer(args)))
  const answers = racers.map(child => nextMessage<PledgeResult[]>(child))
  for (const child of racers) child.send('go')
  const results = await Promise.all(answers)

  expect(db.select().from(pledges).all()).toHaveLength(accounts.length)
  for (const [place] of accounts.entries()) {
    const all = results.map(list => list[place])
    expect(all.map(one => one?.kind).sort()).toEqual(['already', 'already', 'pledged'])
    expect(new Set(all.map(one => (one && 'receipt' in one ? one.receipt : null))).size).toBe(1)
  }
})

test('of several processes that bring nearly the same words for different accounts at once, one is taken', async () => {
  const folder = testFolder('race')
  const db = testDb(folder)
  const campaign = makeCampaign(db)
  makeLaunch(db, campaign.id)
  const key = newSecretKey()
  const racers = await Promise.all(
    [1, 2, 3].map(() => {
      const accounts = Array.from({ length: 10 }, () => String(makeAccount(db).id))
      return racer([folder, key, String(campaign.id), String(noon - 1000), 'own-words', ...accounts])
    }),
  )
  const answers = racers.map(child => nextMessage<PledgeResult[]>(child))
  for (const child of racers) child.send('go')
  const results = (await Promise.all(answers)).flat().map(one => one.kind)
  expect(results.filter(kind => kind === 'pledged')).toHaveLength(1)
  expect(results.filter(kind => kind === 'too-near')).toHaveLength(29)
  expect(db.select().from(pledges).all()).toHaveLength(1)
})

async function racer(args: readonly string[]): Promise<ChildProcess> {
  const words = [...nodeWords('test/domain/pledge/fixtures/pledge-at.ts'), ...args]
  const child = spawn(process.execPath, words, { cwd: root, stdio: ['ignore', 'inherit', 'pipe', 'ipc'] })
  afterThisTest(() => void child.kill('SIGKILL'))
  await nextMessage(child)
  return child
}
