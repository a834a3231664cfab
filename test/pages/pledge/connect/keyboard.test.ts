import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { pledges } from '../../../../db/schema/index.ts'
import { visit, withBrowser } from '../../../support/browser.ts'
import { makeMessage } from '../../../support/factories.ts'
import { siteWithX } from './site-with-x.ts'

for (const width of [390, 1280]) {
  withBrowser(
    `a supporter pledges and withdraws with the keyboard alone, at ${width} px`,
    { timeout: 900_000 },
    async () => {
      const { url, context, campaign } = await siteWithX()
      makeMessage(context.db, campaign.id, 'A sample to take as it is')
      const { page } = await visit({ baseURL: url, viewport: { width, height: 800 } })
      await page.goto('/c/amend')
      await page.keyboard.press('Tab')
      expect(await focused(page)).toMatchObject({ name: 'Skip to the content', seen: true })
      await page.keyboard.press('Enter')

      await page.goto('/c/amend/pledge')
      await tabTo(page, /^A sample/)
      await page.keyboard.press('ArrowDown')
      await tabTo(page, /^Your (message|post)/i)
      await page.keyboard.press('Control+A')
      await page.keyboard.type('Typed, never clicked')
      await tabTo(page, /^Continue/)
      await follow(page, '**/c/amend/pledge/connect')
      await tabTo(page, /Continue to X$/)
      await follow(page, /\/oauth\//)
      await tabTo(page, /^Handle/)
      await page.keyboard.type('ada')
      await tabTo(page, /Allow/)
      await follow(page, '**/c/amend/pledge/confirm')
      await tabTo(page, /^Post this for me/)
      await follow(page, '**/p/*')
      expect(context.db.select().from(pledges).all()).toMatchObject([{ text: 'Typed, never clicked', state: 'active' }])

      await tabTo(page, /^Withdraw/)
      await follow(page, '**/withdrawal')
      await tabTo(page, /^Withdraw/)
      await page.keyboard.press('Enter')
      await expect.poll(() => context.db.select().from(pledges).all()[0]?.state).toBe('withdrawn')
    },
  )
}

/** Enter, on what has the focus; it leads there. */
async function follow(page: Page, to: string | RegExp): Promise<void> {
  await page.keyboard.press('Enter')
  await page.waitForURL(to)
}

type Focused = { readonly name: string; readonly seen: boolean; readonly covered: boolean }

/** Goes on with Tab until something of this name has the focus. Everything on the way must show that it has it. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const passed: string[] = []
  for (let n = 0; n < 120; n++) {
    const now = await focused(page)
    if (now) {
      passed.push(now.name)
      expect(now, `${now.name} shows that it has the focus`).toMatchObject({ seen: true, covered: false })
      if (name.test(now.name)) return
    }
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never came to ${name}; it passed ${passed.join(' · ')}`)
}

/** What has the focus: its name, whether that is drawn, and whether something lies over it. Null: nothing has. */
const focused = (page: Page): Promise<Focused | null> =>
  page.evaluate(() => {
    const one = document.activeElement
    if (!(one instanceof HTMLElement) || one === document.body || one.id === 'main') return null
    const labels = 'labels' in one ? [...((one as HTMLInputElement).labels ?? [])].map(label => label.textContent) : []
    const name = (one.getAttribute('aria-label') ?? (labels.join(' ') || one.textContent) ?? '').trim()
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one)
    const drawn = (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none'
    const box = one.getBoundingClientRect()
    const inside = box.width > 0 && box.bottom > 0 && box.top < innerHeight
    const top = document.elementFromPoint(
      Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1),
      Math.min(Math.max(box.top + Math.min(box.height / 2, 12), 0), innerHeight - 1),
    )
    const covered = !(top && (one.contains(top) || top.contains(one) || labelled(one, top)))
    return { name, seen: drawn && inside, covered }

    function labelled(field: Element, over: Element) {
      return 'labels' in field && [...((field as HTMLInputElement).labels ?? [])].some(label => label.contains(over))
    }
  })
