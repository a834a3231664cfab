import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { problems } from '../../support/axe.ts'
import { everyLook } from '../../support/looks.ts'

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
  const plain = scripts ? '' : '-plain'
  await everyLook(page, ({ name }) =>
    page.screenshot({ path: join(pictures, `${step}-${name}${plain}.png`), fullPage: true }),
  )
  if (scripts && ours) expect([step, await problems(page)]).toEqual([step, []])
}
