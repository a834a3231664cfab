import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { afterThisTest } from './folder.ts'
import { patienceMs } from './patience.ts'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** The browser of this machine, or null: then tests of `withBrowser` are skipped, and `npm test` says why. */
export const chromiumFile: string | null =
  (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap(folder => names.map(name => join(folder, name)))
    .find(isExecutable) ?? null

export const phone = { width: 390, height: 844 }
/** As narrow as a window of 1,280 px is, enlarged fourfold. */
export const narrowest = { width: 320, height: 800 }

const quiet = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export const withBrowser = test.skipIf(!chromiumFile)

let running: Promise<Browser> | null = null

/** Chromium, one for all files of a worker: it ends with the worker's process. */
async function browser(): Promise<Browser> {
  if (!chromiumFile) throw new Error('no Chromium on the PATH')
  if (!running || !(await running).isConnected())
    running = chromium.launch({ executablePath: chromiumFile, args: quiet })
  return running
}

export type Visit = { readonly page: Page; readonly context: BrowserContext }

/** A person's fresh window. What the page writes to its console as an error fails the test, as do thrown errors. */
export async function visit(
  options: BrowserContextOptions = {},
  /** Messages that belong to what the test does, such as a 404 that it asks for. */
  expected: readonly RegExp[] = [],
): Promise<Visit> {
  const context = await (await browser()).newContext(options)
  context.setDefaultTimeout(patienceMs)
  const page = await context.newPage()
  const errors: string[] = []
  page.on('console', message => {
    if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`)
  })
  page.on('pageerror', error => errors.push(error.message))
  afterThisTest(async () => {
    await context.close()
    expect(errors.filter(error => !expected.some(pattern => pattern.test(error)))).toEqual([])
  })
  return { page, context }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
