const askAgainMs = 1_000

/** A page with "Look again" follows that link by itself, and says so; never while somebody is in the middle of something. */
export function autoRefresh(): void {
  const place = document.querySelector<HTMLElement>('[data-again]')
  const said = place?.querySelector<HTMLElement>('[data-again-said]')
  if (!place || !said) return
  said.hidden = false
  setTimeout(lookWhenIdle, Number(place.dataset.again) * 1_000)
}

function lookWhenIdle(): void {
  if (isBusy()) setTimeout(lookWhenIdle, askAgainMs)
  else location.reload()
}

/** A reload would take the place of the keyboard, the words being typed, the lines being marked. */
function isBusy(): boolean {
  const at = document.activeElement
  const inSomething = at !== null && at !== document.body && at.id !== 'main'
  return document.hidden || inSomething || getSelection()?.isCollapsed === false
}
