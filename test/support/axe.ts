import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { everyLook } from './looks.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Where pictures of pages go, to be looked at; nowhere unless it is set. */
const pictures = process.env.PICTURES_DIR

type Options = {
  readonly iframes?: boolean
  /** Of its pictures. */
  readonly name?: string
}

/**
 * What axe finds wrong with a page, whether it is wider than its window, and which fields look like the browser's and not like
 * ours: on a phone and on a desk, light and dark.
 */
export async function problems(page: Page, { iframes = true, name }: Options = {}): Promise<string[]> {
  const found: string[] = []
  await page.evaluate(axe)
  await everyLook(page, async look => {
    if (pictures && name) {
      mkdirSync(pictures, { recursive: true })
      await page.screenshot({ path: join(pictures, `${name.replace(/\W+/g, '-')}-${look.name}.png`), fullPage: true })
    }
    // The other theme has other colours, and nothing else.
    const rules = look.isDark ? ['color-contrast', 'link-in-text-block'] : null
    found.push(...(await wrong(page, iframes, rules)).map(one => `${look.name}: ${one}`))
  })
  return found
}

const wrong = (page: Page, iframes: boolean, rules: readonly string[] | null) =>
  page.evaluate(
    async ({ iframes, rules }) => {
      const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run(
        iframes ? document : { exclude: [['iframe']] },
        { iframes, ...(rules && { runOnly: rules }) },
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
    },
    { iframes, rules },
  )

type Axe = { run: (on: object, how: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
