import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { problems } from '../../support/axe.ts'

/** A folder for pictures of every step, wide and narrow, light and dark; without it none is taken. */
export const pictures = process.env.WALK_PICTURES
/** Words of the steps to picture, as a pattern; all of them without it. */
const only = new RegExp(process.env.WALK_ONLY ?? '')

/** Looks at a page: it fits its window; and, where pictures are wanted, how it looks everywhere, and what axe says. */
export async function look(page: Page, step: string, { scripts, ours = true }: { scripts: boolean; ours?: boolean }) {
  // A press resolves when the next page begins: for a moment there is nothing in it.
  await page.waitForLoadState()
  const beyond = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    const wide = [...document.querySelectorAll('body *')].filter(one => one.getBoundingClientRect().right > clientWidth)
    return scrollWidth > clientWidth ? wide.map(one => one.outerHTML.slice(0, 120)) : []
  })
  expect([step, beyond]).toEqual([step, []])
  if (!pictures || !only.test(step)) return
  mkdirSync(pictures, { recursive: true })
  const size = page.viewportSize()
  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [390, 1280]) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: width === 390 ? 844 : 900 })
      const name = `${step}-${width}-${colorScheme}${scripts ? '' : '-plain'}.png`
      await page.screenshot({ path: join(pictures, name), fullPage: true })
      if (scripts && ours) expect([name, await problems(page)]).toEqual([name, []])
    }
  await page.emulateMedia({ colorScheme: 'light' })
  if (size) await page.setViewportSize(size)
}
