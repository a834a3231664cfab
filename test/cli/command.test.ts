import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { type Command, command, refuse } from '../../src/cli/command.ts'
import { launchCommand } from '../../src/cli/launch.ts'
import { pauseCommand } from '../../src/cli/pause.ts'
import { resumeCommand } from '../../src/cli/resume.ts'
import { stopCommand } from '../../src/cli/stop.ts'
import { haltNetwork, heldNetworks } from '../../src/domain/ledger/holds.ts'
import { testDb } from '../support/db.ts'
import { makeCampaign, makeLaunch } from '../support/factories.ts'
import { testFolder } from '../support/folder.ts'
import { makeLedger } from '../support/ledger.ts'

async function type(dataDir: string, of: Command, ...args: string[]) {
  vi.stubEnv('DATA_DIR', dataDir)
  vi.stubEnv('BASE_URL', '')
  const lines: string[] = []
  const code = await of.run(args, line => lines.push(line)).finally(() => vi.unstubAllEnvs())
  return { code, said: lines.join('\n') }
}

const greet = command({
  name: 'greet',
  summary: 'greets',
  help: 'Somebody, or everybody.',
  options: { loud: { type: 'boolean' }, in: { type: 'string' } },
  forms: {
    '': ({ say }) => say('everybody'),
    'one <name> [<other>]': ({ say, options }, ...words) => say(JSON.stringify([words, options])),
    nobody: () => refuse('Nobody is there.', 'Ask later.'),
  },
})

test.each<[string[], number, string]>([
  [[], 0, 'everybody'],
  [['one', 'Ada'], 0, '[["Ada"],{}]'],
  [['one', '--loud', 'Ada', '--in', 'es', 'Bob'], 0, '[["Ada","Bob"],{"loud":true,"in":"es"}]'],
  [['nobody'], 1, 'Nobody is there.\nAsk later.'],
  [['one', '--help', '--what'], 0, 'npm run thunderclap -- greet: greets.\n\nSomebody, or everybody.'],
  [['one'], 2, 'greet one <name> [<other>] [--loud] [--in <…>]'],
  [['one', 'a', 'b', 'c'], 2, 'See --help.'],
  [['one', 'Ada', '--what'], 2, 'See --help.'],
  [['two', 'Ada'], 2, 'See --help.'],
])('%j ends with %i and says %s', async (args, code, said) => {
  expect(await type(testFolder('none'), greet, ...args)).toEqual({ code, said: expect.stringContaining(said) })
})

test('a launch is paused, resumed and stopped from the terminal, and what is too late is refused with why', async () => {
  const folder = testFolder('data')
  const db = testDb(folder)
  const now = Date.now()
  makeLaunch(db, makeCampaign(db, { slug: 'amend' }).id, { launchAt: now, state: 'firing', armedAt: now - 60_000 })
  makeCampaign(db, { slug: 'other' })
  const steps = [resumeCommand, pauseCommand, resumeCommand, stopCommand, stopCommand, pauseCommand]
  const done: [string, number][] = []
  for (const of of steps) {
    const { code, said } = await type(folder, of, 'amend')
    expect(said).not.toBe('')
    done.push([of.name, code])
  }
  expect(done).toEqual([
    ['resume', 1],
    ['pause', 0],
    ['resume', 0],
    ['stop', 0],
    ['stop', 1],
    ['pause', 1],
  ])
  expect((await type(folder, launchCommand, 'amend')).said).toMatch(/^state +Stopped/m)
  expect(await type(folder, launchCommand, 'other')).toEqual({ code: 1, said: 'The campaign other has no launch yet.' })
  const unknown = 'There is no campaign nope. There is: other, amend'
  expect(await type(folder, launchCommand, 'nope')).toEqual({ code: 1, said: unknown })
})

test('a command that reads makes no database where there is none', async () => {
  const folder = testFolder('none')
  expect(await type(folder, launchCommand, 'amend')).toMatchObject({
    code: 1,
    said: expect.stringContaining('There is no database'),
  })
  expect(existsSync(join(folder, 'thunderclap.db'))).toBe(false)
})

test('one network of a launch is paused and resumed from the terminal, and the launch command says which is held', async () => {
  const folder = testFolder('data')
  const db = testDb(folder)
  const now = Date.now()
  const launch = makeLaunch(db, makeCampaign(db, { slug: 'amend' }).id, {
    launchAt: now,
    state: 'firing',
    armedAt: now - 60_000,
  })
  makeLedger(db, launch, [{ state: 'pending' }, { state: 'pending', network: 'bluesky' }])
  const run = (of: Command, ...args: string[]) => type(folder, of, 'amend', ...args)
  expect(await run(pauseCommand, '--network', 'mastodon')).toEqual({
    code: 1,
    said: 'This launch has no posts on a network mastodon. It has posts on: x, bluesky',
  })
  expect((await run(pauseCommand, '--network', 'x')).said).toContain('X is paused.')
  expect(heldNetworks(db, launch.id)).toEqual(['x'])
  expect((await run(launchCommand)).said).toMatch(/held +X: paused\./)
  expect(await run(resumeCommand, '--network', 'bluesky')).toMatchObject({ code: 1 })
  expect((await run(resumeCommand, '--network', 'x')).said).toBe('X goes on.')
  haltNetwork(db, launch.id, 'bluesky', { reason: 'no-answer', said: 'Go away.' }, now)
  const { said } = await run(launchCommand)
  expect(said).toMatch(/why +Bluesky: .*\(no-answer\)/)
  expect(said).toMatch(/it said +Go away\./)
  expect(said).not.toMatch(/X:/)
})
