import { tellWordPress } from './lib/wordpress.ts'

/**
 * What a script adds to a card or board in somebody else's page: its links work in frames that may open nothing, too.
 * Without it they open a new tab, where the frame allows that.
 */
const tellSite = tellWordPress()
document.addEventListener('click', event => {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[target="_blank"]') : null
  if (!link || event.button !== 0 || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
  if (tellSite(link.href)) return event.preventDefault()
  // Only a sandboxed frame has no origin; all others open what they are asked to.
  if (self.origin !== 'null' || window.parent === window) return
  event.preventDefault()
  if (!window.open(link.href, '_blank') && !leave(link.href)) showAddress()
})

/** Some frames may take the page around them along. */
function leave(address: string): boolean {
  try {
    if (!window.top) return false
    window.top.location.href = address
    return true
  } catch {
    return false
  }
}

function showAddress(): void {
  for (const place of document.querySelectorAll<HTMLElement>('[data-address]')) place.hidden = false
}
