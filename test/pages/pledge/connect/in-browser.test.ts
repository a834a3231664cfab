import { expect } from 'vitest'
import { accounts } from '../../../../db/schema/index.ts'
import { visit, withBrowser } from '../../../support/browser.ts'
import { siteWithX } from './site-with-x.ts'

for (const javaScriptEnabled of [true, false]) {
  const scripts = javaScriptEnabled ? 'with scripts' : 'without scripts'

  withBrowser(`a supporter ${scripts} writes, connects X and comes back to confirm what they wrote`, async () => {
    const { url, context } = await siteWithX()
    const { page } = await visit({ baseURL: url, javaScriptEnabled })
    await page.goto('/c/amend/pledge')
    await page.getByRole('textbox').first().fill('My own words, kept while I am away')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('link', { name: 'Continue to X' }).click()
    await page.getByLabel('Handle').fill('ada')
    await page.getByRole('button', { name: 'Allow' }).click()
    await page.waitForURL('**/c/amend/pledge/confirm')
    expect(await page.textContent('main')).toContain('My own words, kept while I am away')
    expect(context.db.select().from(accounts).all()).toMatchObject([{ handle: 'ada' }])
  })

  withBrowser(`a supporter ${scripts} who denies finds their words again`, async () => {
    const { url, context } = await siteWithX()
    const { page } = await visit({ baseURL: url, javaScriptEnabled })
    await page.goto('/c/amend/pledge')
    await page.getByRole('textbox').first().fill('Words that stay')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('link', { name: 'Continue to X' }).click()
    await page.getByRole('button', { name: 'Deny' }).click()
    await page.getByRole('heading', { name: 'Nothing was connected' }).waitFor()
    await page.getByRole('link', { name: 'Back to your text' }).click()
    expect(await page.getByRole('textbox').first().inputValue()).toBe('Words that stay')
    expect(context.db.select().from(accounts).all()).toEqual([])
  })
}
