import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { testFolder } from '../support/folder.ts'

const root = resolve(import.meta.dirname, '../..')

/** One broken rule each: the file that breaks it, what it imports, and the name of the rule. */
const planted = [
  ['src/lib/planted.ts', "import { readConfig } from '../config.ts'", 'lib knows nothing of the product'],
  ['db/planted.ts', "import type { Context } from '../src/context.ts'", 'db knows nothing of ours'],
  [
    'src/domain/planted.ts',
    "import type { BatchJob } from '../../workers/queues.ts'",
    'domain reaches only db, lib and the port',
  ],
  ['src/networks/planted.ts', "import { openDb } from '../../db/open.ts'", 'networks reach only their port and lib'],
  [
    'workers/planted.ts',
    "import { xNetwork } from '../src/networks/x/network.ts'",
    'workers reach only domain, lib and the port',
  ],
  ['src/client/planted.ts', "import { newToken } from '../lib/secret-box.ts'", 'browser scripts stand alone'],
  ['src/ui/planted.ts', "import { campaignView } from '../pages/campaign/view.tsx'", 'ui knows no page'],
  ['src/http/planted4.ts', "import type { CampaignPage } from '../pages/campaign/page.ts'", 'http knows no page'],
  [
    'src/mail/templates/planted.ts',
    "import { createTransport } from 'nodemailer'",
    'nodemailer is for the transport of mail',
  ],
  [
    'src/domain/planted5.ts',
    "import { createNetworks } from '../networks/registry.ts'",
    'domain reaches only db, lib and the port',
  ],
  [
    'src/pages/share/planted.ts',
    "import { xSettings } from '../../networks/x/settings.ts'",
    'settings of a network are for the settings',
  ],
  ['src/networks/port.ts', "import './registry.ts'", 'the port stands alone'],
  [
    'src/domain/launch/planted.ts',
    "import { batches } from '../../../db/schema/batches.ts'",
    'the ledger alone knows deliveries',
  ],
  ['src/text/planted.ts', "import { createContext } from '../context.ts'", 'text is words'],
  ['src/sandbox/planted2.ts', "import { campaignView } from '../pages/campaign/view.tsx'", 'the sandbox stands alone'],
  ['src/sandbox/planted.ts', "import type { Db } from '../../db/open.ts'", 'the sandbox stands alone'],
  [
    'src/pages/planted.ts',
    "import { queueNames } from '../../workers/queues.ts'",
    'pages, http and ui reach neither workers nor the sandbox nor a network',
  ],
  ['src/http/planted.ts', "import { createContext } from '../context.ts'", 'only entries build the context'],
  ['src/http/planted2.ts', "import { readConfig } from '../config.ts'", 'only entries read the settings'],
  [
    'src/domain/planted2.ts',
    "import { deliveries } from '../../db/schema/deliveries.ts'",
    'the ledger alone knows deliveries',
  ],
  [
    'src/domain/planted3.ts',
    "import * as all from '../../db/schema/index.ts'",
    'the schema as a whole is for db alone',
  ],
  ['src/pages/planted2.ts', "import { eq } from 'drizzle-orm'", 'drizzle is for db and domain'],
  ['src/http/planted3.ts', "import Database from 'better-sqlite3'", 'drizzle is for db and domain'],
  ['src/domain/planted4.ts', "import { Queue } from 'bullmq'", 'bullmq is for workers'],
  ['workers/sender.ts', "import './planted-chain.ts'", 'a sender knows no database'],
  ['src/lib/planted2.ts', "import { test } from 'vitest'", 'what runs is a dependency'],
  [
    'src/lib/planted5.ts',
    "import { median } from '../../bench/figures.ts'",
    'what runs knows neither tests nor benchmarks',
  ],
  ['src/lib/planted3.ts', "import './nowhere.ts'", 'what is imported exists'],
  ['src/lib/planted4.ts', "import { four } from './planted4z.ts'\nexport const back = four", 'no circle'],
  ['src/lib/planted6.ts', "import type { Six } from './planted6z.ts'\nexport type Back = Six", 'no circle'],
] as const

const chain = {
  'workers/planted-chain.ts': "import '../src/domain/planted-chain.ts'",
  'src/domain/planted-chain.ts': "import '../../db/open.ts'",
  'src/lib/planted4z.ts': "import { back } from './planted4.ts'\nexport const four = back",
  'src/lib/planted6z.ts': "import type { Back } from './planted6.ts'\nexport type Six = Back",
}

test('an arrow that the architecture does not allow is found, also when it carries only a type', () => {
  const copy = testFolder('layers')
  for (const part of [
    'src',
    'workers',
    'db',
    'bench/figures.ts',
    'package.json',
    'tsconfig.json',
    '.dependency-cruiser.cjs',
  ])
    cpSync(join(root, part), join(copy, part), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  for (const [file, text] of [...planted.map(([file, text]) => [file, text] as const), ...Object.entries(chain)]) {
    mkdirSync(dirname(join(copy, file)), { recursive: true })
    writeFileSync(join(copy, file), `${text}\n`)
  }
  const found = violations(copy)
  expect(planted.filter(([file, , rule]) => !found.has(`${file}: ${rule}`))).toEqual([])
})

test('only the settings read the environment', () => {
  const readers = ['src', 'workers', 'db']
    .flatMap(part => readdirSync(join(root, part), { recursive: true, encoding: 'utf8' }).map(file => join(part, file)))
    .filter(file => /[.]tsx?$/.test(file))
    .filter(file => readFileSync(join(root, file), 'utf8').includes('process.env'))
    .sort()
  expect(readers).toEqual(['src/config.ts'])
})

function violations(cwd: string): ReadonlySet<string> {
  const done = spawnSync(
    join(root, 'node_modules/.bin/depcruise'),
    ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src', 'workers', 'db'],
    { cwd, encoding: 'utf8', maxBuffer: 64 << 20 },
  )
  const said = JSON.parse(done.stdout) as { summary: { violations: { from: string; rule: { name: string } }[] } }
  return new Set(said.summary.violations.map(({ from, rule }) => `${from}: ${rule.name}`))
}
