import { expect, test, vi } from 'vitest'
import { audit, reachRounds } from '../../db/schema/index.ts'
import { reportCommand } from '../../src/cli/report.ts'
import { noon } from '../support/context.ts'
import { testDb } from '../support/db.ts'
import { makeCampaign, makeLaunch } from '../support/factories.ts'
import { testFolder } from '../support/folder.ts'
import { burst, makeLedger } from '../support/ledger.ts'
import { makeMeasured } from '../support/measured.ts'

/** The command as it is typed, on the database of a launch that is over. */
function terminal(env: Readonly<Record<string, string>> = {}, finishedAt: number | null = noon + 5_000) {
  const dataDir = testFolder('data')
  const db = testDb(dataDir)
  const campaign = makeCampaign(db, { slug: 'amend', title: 'Amend it' })
  const launch = makeLaunch(db, campaign.id, { launchAt: noon, state: finishedAt ? 'finished' : 'firing', finishedAt })
  makeLedger(db, launch, [...burst(launch, 12, 300), { state: 'refused', reason: 'suspended' }])
  const run = async (...args: string[]) => {
    for (const [name, value] of Object.entries({ ...env, DATA_DIR: dataDir, BASE_URL: '' })) vi.stubEnv(name, value)
    const lines: string[] = []
    const code = await reportCommand.run(args, line => lines.push(line)).finally(() => vi.unstubAllEnvs())
    return { code, said: lines.join('\n') }
  }
  return { db, launch, run }
}

test('the report is read in the terminal: how many, how closely together, what was measured, and why some are not out', async () => {
  const { db, launch, run } = terminal()
  makeMeasured(db, launch)
  const { code, said } = await run('amend')
  expect(code).toBe(0)
  expect(said).toMatch(/posted +12 of 13 promised/)
  expect(said).toMatch(/refused +1: The account is suspended\./)
  expect(said).toMatch(/lateness +first \+4 ms/)
  expect(said).toMatch(/published +first \+44 ms/)
  expect(said).toMatch(/potential reach +1,440 followers at most/)
  expect(said).toMatch(/times shown +576 \(known of 12 posts\)/)
})

test('as JSON it is what reach.json says, and nothing else is written', async () => {
  const { said } = await terminal().run('amend', '--json')
  expect(JSON.parse(said)).toMatchObject({
    campaign: { slug: 'amend' },
    posts: { total: 13, posted: 12 },
    around: { shares: { total: 0 } },
  })
})

test('asking the networks costs what was allowed, and nothing is asked unless it was', async () => {
  const { db, run } = terminal({ X_API_KEY: 'key', X_API_SECRET: 'secret' })
  for (const args of [[], ['--most', '0.05']]) {
    const { code, said } = await run('amend', '--collect', ...args)
    expect(code).toBe(1)
    expect(said).toContain('allow it with --most 0.06')
  }
  expect([db.select().from(reachRounds).all(), db.select().from(audit).all()]).toEqual([[], []])
})

test('nothing is asked while the launch goes on', async () => {
  const { code, said } = await terminal({}, null).run('amend', '--collect')
  expect([code, said]).toEqual([1, expect.stringContaining('The launch is not over yet.')])
})

test.each([[[]], [['nobody']], [['amend', '--most', 'all']], [['amend', '--unheard-of']], [['amend', 'more']]])(
  'what nobody understands is said to be so: %j',
  async args => {
    const { code, said } = await terminal().run(...args)
    expect(code).toBeGreaterThan(0)
    expect(said).not.toBe('')
  },
)
