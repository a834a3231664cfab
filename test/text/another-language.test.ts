import { fork } from 'node:child_process'
import { cpSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { openDb } from '../../db/open.ts'
import { noon } from '../support/context.ts'
import { testDb } from '../support/db.ts'
import { makeCampaign, makeLaunch } from '../support/factories.ts'
import { afterThisTest, testFolder } from '../support/folder.ts'
import { nextMessage } from '../support/next-message.ts'

const root = resolve(import.meta.dirname, '../..')

/** A tiny language: a few sentences of its own, the others as yet in English. */
const arabic = `
import { catalogue as english } from './en.ts'
import type { Catalogue } from './text.ts'

export const catalogue: Catalogue = {
  ...english,
  common: { ...english.common, skip: 'إلى المحتوى' },
  share: { ...english.share, invite: { ...english.share.invite, voice: 'أضف صوتك' } },
}
`

/** The web process of a copy of the sources that has one file more. */
async function siteWith(file: string, words: string, env: Readonly<Record<string, string>>) {
  const copy = testFolder('copy')
  for (const part of ['src', 'db', 'workers', 'package.json', 'tsconfig.json'])
    cpSync(join(root, part), join(copy, part), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  writeFileSync(join(copy, 'src/text', file), words)
  const dataDir = testFolder('data')
  testDb(dataDir).$client.close()
  const db = openDb(join(dataDir, 'thunderclap.db'))
  const campaign = makeCampaign(db, { slug: 'amend', lang: 'ar', title: 'عنوان' })
  makeLaunch(db, campaign.id, { launchAt: noon + 3_650 * 86_400_000 })
  db.$client.close()
  const child = fork('src/web.ts', {
    cwd: copy,
    execArgv: ['--import', 'tsx'],
    env: { PATH: process.env.PATH, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'silent', ...env },
    silent: true,
  })
  afterThisTest(() => void child.kill('SIGKILL'))
  const { port } = await nextMessage<{ readonly port: number }>(child)
  return async (path: string, languages: string) => {
    const headers = { 'accept-language': languages, 'user-agent': 'Mozilla/5.0 (a person)' }
    return (await fetch(`http://127.0.0.1:${port}${path}`, { headers })).text()
  }
}

test('a file more in src/text is a language more, everywhere', async () => {
  const read = await siteWith('ar.ts', arabic, { DEFAULT_LANGUAGE: 'ar' })
  const page = await read('/c/amend', 'ar-EG,ar;q=0.9,en;q=0.5')
  expect(page).toContain('<html lang="ar" dir="rtl">')
  expect(page).toContain('إلى المحتوى')
  // What has no sentence of its own yet.
  expect(page).toContain('Promise this post')
  const launch = new Intl.DateTimeFormat('ar', { month: 'short', timeZone: 'America/New_York' })
  expect(page).toContain(launch.format(noon + 3_650 * 86_400_000))
  expect(page).toMatch(/href="\?lang=ar" lang="ar" hreflang="ar"[^>]*>العربية</)
  expect(page).toMatch(/rel="alternate" hreflang="ar"/)
  expect(page).toContain('property="og:locale" content="ar"')

  const english = await read('/c/amend', 'en')
  expect(english).toContain('<h1 class="display" lang="ar" dir="auto">')
  expect(english).toMatch(/href="\?lang=ar" lang="ar" hreflang="ar"[^>]*>العربية</)
  // A browser that asks for none of ours, and the card of a campaign in it.
  expect(await read('/', 'fr')).toContain('<html lang="ar" dir="rtl">')
  expect(await read('/c/amend/embed', 'en')).toMatch(/<html lang="ar" dir="rtl">.*أضف صوتك/s)
})
