import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browser, chromiumFile, visit } from '../../support/browser.ts'
import { allow, browsers, connect, heading, postIt, unluckySite, withdraw, write } from './unlucky.ts'

const withBrowser = test.skipIf(!chromiumFile)

let open: Browser
beforeAll(async () => {
  if (chromiumFile) open = await browser()
})
afterAll(() => open?.close())

for (const [scripts, options] of browsers) {
  async function setting(given: Parameters<typeof unluckySite>[0] = {}) {
    const site = await unluckySite(given)
    const { page, context: window } = await visit(open, { baseURL: site.url, ...options }, [/409|422/])
    return { ...site, page, tab: () => window.newPage() }
  }

  describe(`in a browser ${scripts}`, () => {
    withBrowser('of two tabs each promises what it shows, and the second may put its words in place', async () => {
      const { page, tab, pledged } = await setting()
      await write(page, 'Words of the first tab')
      await connect(page, 'ada')
      const second = await tab()
      await write(second, 'Words of the second tab')
      await postIt(page).click()
      await heading(page, /^Your post goes out on/)
      expect(pledged()).toMatchObject([{ text: 'Words of the first tab' }])
      await postIt(second).click()
      expect(await second.textContent('main')).toContain('It takes the place of the text you promised before.')
      await second.getByRole('button', { name: /^Post this instead/ }).click()
      await heading(second, /^Your post goes out on/)
      expect(pledged()).toMatchObject([{ text: 'Words of the second tab' }])
    })

    withBrowser('who withdraws in one tab and goes on in the other is told so, and keeps the words', async () => {
      const { page, tab, pledged } = await setting()
      await write(page, 'First words')
      await connect(page, 'ada')
      await postIt(page).click()
      const second = await tab()
      await second.goto(`${page.url()}/change`)
      await second.getByLabel('Your post').fill('Second words')
      await withdraw(page)
      await heading(page, 'You have withdrawn')
      await second.getByRole('button', { name: /^Continue/ }).click()
      await heading(second, 'You have withdrawn')
      await second.getByRole('button', { name: 'Pledge again' }).click()
      await heading(second, 'Is this what you want to say?')
      expect(await second.textContent('main')).toContain('Second words')
      expect(pledged()).toMatchObject([{ state: 'withdrawn', text: 'First words' }])
    })

    withBrowser('another account connected in one tab is looked at before the other tab promises', async () => {
      const { page, tab, pledged } = await setting()
      await write(page, 'These words')
      await connect(page, 'ada')
      const second = await tab()
      await second.goto('/c/amend/pledge/confirm')
      await second.getByRole('link', { name: /Connect another account/ }).click()
      await allow(second, 'bob')
      await postIt(page).click()
      await page.getByRole('alert').waitFor()
      expect(await page.textContent('main')).toContain('@bob')
      expect(pledged()).toEqual([])
      await postIt(page).click()
      await heading(page, /^Your post goes out on/)
      expect(pledged()).toHaveLength(1)
    })

    withBrowser(
      'Back leads to a page that says how things stand, from every step, and twice pressed is once',
      async () => {
        const { page, pledged } = await setting()
        await write(page, 'Once is enough')
        await page.getByRole('link', { name: 'Continue to X' }).click()
        // They think better of it, and then do it after all.
        await page.goBack()
        expect(await page.textContent('main')).toContain('Once is enough')
        await connect(page, 'ada')
        await page.goto('/c/amend/pledge')
        expect(await page.getByLabel('Your post').inputValue()).toBe('Once is enough')
        await page.getByRole('button', { name: /^Continue/ }).dblclick()
        await heading(page, 'Is this what you want to say?')
        await postIt(page).dblclick()
        await heading(page, /^Your post goes out on/)
        await page.goBack()
        await heading(page, /^Your post goes out on/)
        await withdraw(page)
        await heading(page, 'You have withdrawn')
        await page.goBack()
        await heading(page, /You have withdrawn|What do you want to say/)
        expect(pledged()).toMatchObject([{ state: 'withdrawn' }])
      },
    )

    withBrowser('a session that ends, or a server that starts anew, loses no words or says so', async () => {
      const { page, expire, restart, pledged } = await setting()
      await write(page, 'Words before the end')
      expire()
      await page.reload()
      expect(await page.textContent('main')).toContain('What you wrote before is not here any more')
      await page.getByLabel('My own words').check()
      await page.getByLabel('Your post').fill('Words to stay')
      restart()
      await page.getByRole('button', { name: /^Continue/ }).click()
      await page.getByRole('link', { name: 'Continue to X' }).click()
      restart()
      await allow(page, 'ada')
      await page.getByLabel('Mail address').fill('ada@example.org')
      expire()
      await postIt(page).click()
      await heading(page, 'Connect the account that will post')
      expect(await page.textContent('main')).toContain('Words to stay')
      await page.getByRole('link', { name: 'Continue to X' }).click()
      await page.getByLabel('Who are you?').selectOption({ index: 1 })
      await page.getByRole('button', { name: 'Allow' }).click()
      expect(await page.getByLabel('Mail address').inputValue()).toBe('ada@example.org')
      await postIt(page).click()
      await heading(page, /^Your post goes out on/)
      expect(pledged()).toMatchObject([{ text: 'Words to stay', email: 'ada@example.org' }])
    })

    withBrowser('where cookies are refused it is said why nothing goes on, and a reminder works', async () => {
      const { page } = await setting({ keepsCookies: false })
      await page.goto('/c/amend')
      await page.getByLabel('Your post').fill('By hand then')
      await page.getByRole('button', { name: 'Promise this post' }).click()
      expect(await page.textContent('main')).toContain('Your browser keeps no cookies of this site')
      await page.goBack()
      expect(await page.getByLabel('Your post').inputValue()).toBe('By hand then')
      await page.goForward()
      await page.getByLabel('My own words').check()
      await page.getByLabel('Your post').fill('By hand then')
      await page.getByRole('button', { name: 'Remind me' }).click()
      expect(await page.getByLabel('Your post').inputValue()).toBe('By hand then')
      await page.getByLabel('Mail address').fill('ada@example.org')
      await page.getByRole('button', { name: 'Send me the mail' }).click()
      await heading(page, 'Look into your mailbox')
      await page.goto('/auth/x/start?campaign=amend')
      await page.getByLabel('Handle').fill('ada')
      await page.getByRole('button', { name: 'Allow' }).click()
      await heading(page, 'This sign-in did not begin in this browser')
    })
  })
}
