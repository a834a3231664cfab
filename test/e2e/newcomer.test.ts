import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { openDb } from '../../db/open.ts'
import { launches } from '../../db/schema/index.ts'
import { chromiumFile, visit } from '../support/browser.ts'
import { testFolder } from '../support/folder.ts'
import { patience } from '../support/patience.ts'
import { startProgram } from '../support/program.ts'

const slug = 'amend-cda-230'
const supporters = 8
const patient = { interval: 250 }

type Figures = { state: string; launchAtMs: number; posts: Record<string, number> }
type Post = { network: string; account: string; text: string; at: number }

const read = async <T>(url: string) => (await (await fetch(url, { signal: patience() })).json()) as T

describe.skipIf(!chromiumFile)('people who join by hand before the moment', () => {
  test('on X and on Bluesky they are posted byte for byte; who denied or withdrew is not', async () => {
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

    const onBluesky = await person('sky.bsky.test')
    await onBluesky.makeThemselvesUp()
    await onBluesky.promise('The same sky over all of us: ☀️', 'bluesky')
    await onBluesky.sayTheirHandle()
    await onBluesky.page.click('button[value=allow]')
    await onBluesky.page.waitForURL(`${program.url}/**`)
    await onBluesky.confirm()

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
    expect(posts.posted).toBe(supporters + 2)
    const sent = await read<Post[]>(`${program.sandboxUrl}/_sandbox/posts`)
    expect(sent).toHaveLength(supporters + 2)
    expect(sent.find(post => post.account === 'joined_by_hand')?.text).toBe(`${words} ${program.url}/s/1-x0`)
    expect(sent.find(post => post.account === 'sky.bsky.test')).toMatchObject({
      network: 'bluesky',
      text: `The same sky over all of us: ☀️ ${program.url}/s/1-b0`,
    })
    expect(sent.filter(post => /denied|took_it_back/.test(post.account))).toEqual([])
    expect(Math.min(...sent.map(post => post.at))).toBeGreaterThanOrEqual(launchAtMs)

    async function person(handle: string) {
      const { page } = await visit({ viewport: { width: 390, height: 844 } })
      return {
        page,
        makeThemselvesUp: async () => {
          await page.goto(`${program.sandboxUrl}/people/bluesky`)
          await page.fill('input[name=name]', 'A Person')
          await page.fill('input[name=handle]', handle)
          await page.getByRole('button', { name: 'Make this person' }).click()
        },
        promise: async (text: string, network: 'x' | 'bluesky' = 'x') => {
          await page.goto(`${program.url}/c/${slug}/pledge?network=${network}`)
          await page.check('input[name=message][value=own]')
          await page.fill('textarea[name=text]', text)
          await page.getByRole('button', { name: 'Continue', exact: true }).click()
          if (network === 'x') await page.click('a[href^="/auth/x/start"]')
        },
        sayTheirHandle: async () => {
          await page.fill('input[name=answer]', handle)
          await page.click('form:has(input[name=answer]) button[type=submit]')
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
          await page.getByRole('link', { name: 'Withdraw my pledge' }).click()
          await page.getByRole('button', { name: 'Withdraw my pledge' }).click()
          await vi.waitFor(async () => expect(await page.locator('main').textContent()).toMatch(/withdrawn|withdrew/i))
        },
      }
    }
  })
})
