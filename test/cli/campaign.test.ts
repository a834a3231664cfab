import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { openDb } from '../../db/open.ts'
import { campaignCommand } from '../../src/cli/campaign.ts'
import { findAnyCampaign } from '../../src/domain/campaign/all-campaigns.ts'
import { testDb } from '../support/db.ts'
import { testFolder } from '../support/folder.ts'

/** The command as it is typed, on a DATA_DIR of its own. */
function terminal(dataDir = testFolder('data')) {
  const run = async (...args: string[]) => {
    vi.stubEnv('DATA_DIR', dataDir)
    // The test runner's own.
    vi.stubEnv('BASE_URL', '')
    const lines: string[] = []
    const code = await campaignCommand.run(args, line => lines.push(line)).finally(() => vi.unstubAllEnvs())
    return { code, said: lines.join('\n') }
  }
  const stored = (slug: string) => {
    const db = openDb(join(dataDir, 'thunderclap.db'))
    const found = findAnyCampaign(db, slug)
    db.$client.close()
    return found
  }
  return { run, stored, dataDir }
}

test('a campaign goes from one Thunderclap to another by a file and the picture beside it, and is the same there', async () => {
  const [here, there] = [terminal(), terminal()]
  const folder = testFolder('files')
  const [first, second] = [join(folder, 'one.yaml'), join(folder, 'two', 'one.yaml')]
  mkdirSync(join(folder, 'two'))
  writeFileSync(
    first,
    `format: thunderclap-campaign-1
slug: hear-us
title: Hear us
timeZone: Europe/Berlin
samples: [Say it, Say it again]
calls: { script: "I am {{name}}", days: ["2027-09-07"] }
picture: { alt: A drawing, file: demo-picture.png }
`,
  )
  writeFileSync(join(folder, 'demo-picture.png'), readFileSync(new URL('../../db/demo-picture.png', import.meta.url)))
  expect(await here.run('import', first)).toMatchObject({
    code: 0,
    said: expect.stringContaining('/organize/hear-us/write'),
  })
  expect(here.stored('hear-us')).toMatchObject({
    state: 'draft',
    lobbyingDays: ['2027-09-07'],
    picture: { width: 1200 },
  })

  expect((await here.run('export', 'hear-us', second)).code).toBe(0)
  expect(existsSync(join(folder, 'two', 'one.webp'))).toBe(true)
  expect((await there.run('import', second)).code).toBe(0)
  expect(there.stored('hear-us')?.picture).toEqual(here.stored('hear-us')?.picture)
  expect((await there.run('export', 'hear-us')).said).toBe((await here.run('export', 'hear-us')).said)
  expect((await there.run('import', second)).said).toContain('so it has another one: hear-us-2')
})

test('everything that is wrong with a file is said at once, and nothing is made', async () => {
  const { run, stored } = terminal()
  const file = join(testFolder('files'), 'bad.yaml')
  writeFileSync(file, 'slug: bad\ntitle: ""\ntimeZone: Mars\ncolour: red\n')
  const { code, said } = await run('import', file)
  expect(code).toBe(1)
  expect(said.split('\n')).toHaveLength(4)
  expect(stored('bad')).toBeNull()
  writeFileSync(
    file,
    'format: thunderclap-campaign-1\ntitle: A\ntimeZone: UTC\npicture: { alt: B, file: ../../etc/passwd }\n',
  )
  expect(await run('import', file)).toMatchObject({ code: 1, said: expect.stringContaining('no such file beside') })
})

test('what nobody understands is answered with how to ask', async () => {
  const { run, dataDir } = terminal()
  for (const args of [[], ['import'], ['export'], ['burn', 'x'], ['import', 'a', 'b']])
    expect(await run(...args)).toMatchObject({ code: 2, said: expect.stringContaining('campaign import') })
  expect((await run('import', '/nowhere.yaml')).code).toBe(1)
  expect((await run('export', 'nothing')).said).toContain('There is no database')
  testDb(dataDir)
  expect((await run('export', 'nothing')).said).toContain('There is no campaign nothing')
})
