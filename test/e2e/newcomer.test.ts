import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openDb } from '../../db/open.ts'
import { launches } from '../../db/schema/index.ts'
import { browser, chromiumFile, visit } from '../support/browser.ts'
import { testFolder } from '../support/folder.ts'
import { patience } from '../support/patience.ts'
import { startProgram } from '../support/program.ts'

const slug = 'amend-cda-230'
const supporters = 8
const patient = { interval: 250 }

type Figures = { state: string; launchAtMs: number; posts: Record<string, number> }
type Post = { account: string; text: string; at: number }

const read = async <T>(url: string) => (await (await fetch(url, { signal: patience() })).json()) as T

describe.skipIf(!chromiumFile)('people who join by hand before the moment', () => {
  let chromium: Browser
  beforeAll(async () => {
    chromium = await browser()
  })
  afterAll(() => chromium.close())

  test('one is posted byte for byte, one denied and one withdrew and are not', async () => {
    const data = join(testFolder('newcomer'), 'data')
    const settings = { DEMO_SUPPORTERS: String(supporters), DEMO_LAUNCH_SECONDS: '3600' }
    const program = await startProgram(data, settings)
    const words = 'Ελπίδα & <justice>, today:\n“one” 👩🏽‍⚖️ voice — mine  twice'

    const joined = await person('joined_by_hand')
    await joined.promise(words)
    await joined.decide('allow')
    expect(await joined.page.locator('main').textContent()).toContain('👩🏽‍⚖️')
    await joined.confirm()
    expect(joined.page.url()).toContain('/p/')

    const denied = await person('denied_by_hand')
    await denied.promise('I will say no when X asks me.')
    await denied.decide('deny')
    await denied.page.click('text=Back to your text')
    expect(await denied.page.locator('textarea[name=text]').inputValue()).toBe('I will say no when X asks me.')

    const withdrew = await person('took_it_back')
    await withdrew.promise('I will take this back before the moment.')
    await withdrew.decide('allow')
    await withdrew.confirm()
    await withdrew.withdraw()

    const db = openDb(join(data, 'thunderclap.db'))
    db.update(launches)
      .set({ launchAt: Date.now() + 5_000 })
      .run()
    db.$client.close()
    const figures = () => read<Figures>(`${program.url}/c/${slug}/launch.json`)
    await vi.waitFor(async () => expect((await figures()).state).toBe('finished'), patient)
    const { posts, launchAtMs } = await figures()
    expect(posts.posted).toBe(supporters + 1)
    const sent = await read<Post[]>(`${program.sandboxUrl}/_sandbox/posts`)
    expect(sent).toHaveLength(supporters + 1)
    expect(sent.find(post => post.account === 'joined_by_hand')?.text).toBe(words)
    expect(sent.filter(post => /denied|took_it_back/.test(post.account))).toEqual([])
    expect(Math.min(...sent.map(post => post.at))).toBeGreaterThanOrEqual(launchAtMs)

    async function person(handle: string) {
      const { page } = await visit(chromium, { viewport: { width: 390, height: 844 } })
      return {
        page,
        promise: async (text: string) => {
          await page.goto(`${program.url}/c/${slug}/pledge`)
          await page.check('input[name=message][value=own]')
          await page.fill('textarea[name=text]', text)
          await page.click('button[type=submit]')
          await page.click('a[href^="/auth/x/start"]')
        },
        decide: async (decision: 'allow' | 'deny') => {
          await page.fill('input[name=name]', 'A Person')
          await page.fill('input[name=handle]', handle)
          await page.click(`button[value=${decision}]`)
          await page.waitForURL(`${program.url}/**`)
        },
        confirm: async () => {
          await page.click('button.button-bolt')
          await page.waitForURL(`${program.url}/p/**`)
        },
        withdraw: async () => {
          await page.click('form.withdraw button')
          await vi.waitFor(async () => expect(await page.locator('main').textContent()).toMatch(/withdrawn|withdrew/i))
        },
      }
    }
  })
})
