import express from 'express'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { sessions } from '../../../db/schema/index.ts'
import { createApp } from '../../../src/app.ts'
import { createContext } from '../../../src/context.ts'
import { createLog } from '../../../src/lib/log.ts'
import { startSandbox } from '../../../src/sandbox/server.ts'
import { testContext } from '../../support/context.ts'
import { makeCampaign, makeLaunch, makeMessage, pledgesWithAddress } from '../../support/factories.ts'
import { afterThisTest, testFolder } from '../../support/folder.ts'
import { listen } from '../../support/person.ts'

/** The whole application in front of the simulated X, with two campaigns, for whom everything goes wrong. */
export async function unluckySite({ keepsCookies = true } = {}) {
  const log = createLog('test', 'silent')
  const sandbox = await startSandbox({ port: 0, dataDir: testFolder('sandbox'), log, now: Date.now })
  afterThisTest(sandbox.close)
  const context = testContext({ env: { X_API_URL: sandbox.url, BASE_URL: 'http://127.0.0.1:1' } })
  const { db } = context
  for (const slug of ['amend', 'other']) {
    const { id } = makeCampaign(db, { slug, callScript: 'Hello' })
    makeLaunch(db, id, { launchAt: Date.now() + 86_400_000 })
    makeMessage(db, id, 'A sample', 1)
  }
  let app = createApp(context)
  const front = express()
  front.use((req, res) => {
    // As from a browser that keeps none.
    if (!keepsCookies) delete req.headers.cookie
    app(req, res)
  })
  const url = await listen(front)
  Object.assign(context.config.web, { baseUrl: url })
  return {
    context,
    url,
    sandbox,
    expire: () => db.delete(sessions).run(),
    pledged: () => pledgesWithAddress(db, context.box),
    /** Nothing that a process remembers is left. */
    restart: () => {
      const anew = createContext(context.config, 'test')
      afterThisTest(() => void anew.db.$client.close())
      app = createApp(anew)
    },
  }
}

export const browsers: readonly [string, BrowserContextOptions][] = [
  ['with scripts', {}],
  ['without scripts', { javaScriptEnabled: false }],
]

/** Writes own words and goes on to the next page: until it is there, nothing is kept. */
export async function write(page: Page, words: string, slug = 'amend'): Promise<void> {
  await page.goto(`/c/${slug}/pledge`)
  await page.getByLabel('My own words').check()
  await page.getByLabel('Your post').fill(words)
  await page.getByRole('button', { name: /^Continue/ }).click()
  await page.waitForURL(url => url.pathname !== `/c/${slug}/pledge`)
}

export async function connect(page: Page, handle: string): Promise<void> {
  await page.getByRole('link', { name: 'Continue to X' }).click()
  await allow(page, handle)
}

export async function allow(page: Page, handle: string): Promise<void> {
  await page.getByLabel('Handle').fill(handle)
  await page.getByRole('button', { name: 'Allow' }).click()
  await page.waitForURL('**/pledge/confirm')
}

export const postIt = (page: Page) => page.getByRole('button', { name: /^Post this/ })

export const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()

/** By the question that its receipt leads to, pressed twice. */
export async function withdraw(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Withdraw my pledge' }).click()
  await heading(page, 'Withdraw your pledge?')
  await page.getByRole('button', { name: 'Withdraw my pledge' }).dblclick()
}
