import type { Page } from 'playwright-core'

/** Shows a page as wide as it is and as wide as it is not, light and dark, one after the other; and then as it was. */
export async function everyLook(
  page: Page,
  see: (look: { readonly name: string; readonly isDark: boolean }) => Promise<unknown>,
): Promise<void> {
  const own = page.viewportSize() ?? { width: 1280, height: 900 }
  for (const width of [own.width, own.width < 800 ? 1280 : 390]) {
    await page.setViewportSize({ ...own, width })
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await see({ name: `${width}-${colorScheme}`, isDark: colorScheme === 'dark' })
    }
  }
  await page.emulateMedia({ colorScheme: null })
  await page.setViewportSize(own)
}
