import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds wrong with a page, and whether it is wider than its window. */
export async function problems(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const found = await page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run()
    const wide = document.documentElement.scrollWidth > document.documentElement.clientWidth
    return [
      ...violations.map(one => `${one.id}: ${one.nodes.map(node => node.html).join(' ')}`),
      ...(wide ? ['too wide'] : []),
    ]
  })
  return found
}

type Axe = { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
