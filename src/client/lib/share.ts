/** The device's own share sheet, where there is one; and a word to the server about what was used, as for every link. */
export function offerShares(): void {
  for (const row of document.querySelectorAll<HTMLElement>('[data-share-row]')) {
    const tell = (way: string) => {
      if (row.dataset.shareRow) void fetch(`${row.dataset.shareRow}/${way}`, { method: 'POST', keepalive: true })
    }
    row.querySelector('[data-way="copy"]')?.addEventListener('click', () => tell('copy'))
    for (const button of row.querySelectorAll<HTMLButtonElement>('[data-share]')) offer(button, () => tell('device'))
  }
  copyFirst()
  rememberServer()
}

function offer(button: HTMLButtonElement, done: () => void): void {
  if (!('share' in navigator)) return
  button.hidden = false
  button.addEventListener('click', async () => {
    try {
      await navigator.share({ text: button.dataset.share ?? '' })
      done()
    } catch {
      // Closed without choosing anything.
    }
  })
}

/** Where a composer takes no text, it is in the clipboard when it opens. */
function copyFirst(): void {
  for (const link of document.querySelectorAll<HTMLElement>('[data-copy-first]'))
    link.addEventListener('click', () => void navigator.clipboard?.writeText(link.dataset.copyFirst ?? ''))
}

const key = 'mastodon-server'

/** The name of somebody's server stays in this browser; the site itself keeps none. */
function rememberServer(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-server]')
  const field = form?.querySelector('input')
  if (!form || !field) return
  try {
    if (field.value === '') field.value = localStorage.getItem(key) ?? ''
    form.addEventListener('submit', () => localStorage.setItem(key, field.value))
  } catch {
    // A browser that keeps nothing asks each time.
  }
}
