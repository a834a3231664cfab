import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds wrong with a page, whether it is wider than its window, and which fields look like the browser's and not like ours. */
export async function problems(page: Page, { iframes = true } = {}): Promise<string[]> {
  await page.evaluate(axe)
  const found = await page.evaluate(async iframes => {
    const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run(
      iframes ? document : { exclude: [['iframe']] },
      { iframes },
    )
    const wide = document.documentElement.scrollWidth > document.documentElement.clientWidth
    const bare = [...document.querySelectorAll('input, select, textarea')].filter(
      field => getComputedStyle(field).borderTopStyle === 'inset',
    )
    return [
      ...bare.map(field => `without our look: ${field.outerHTML}`),
      ...violations.map(one => `${one.id}: ${one.nodes.map(node => node.html).join(' ')}`),
      ...(wide ? ['too wide'] : []),
    ]
  }, iframes)
  return found
}

type Axe = { run: (on: object, how: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
