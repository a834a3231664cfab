const everyMs = 2_000

/**
 * What stands below the board is fetched anew: the tables while somebody looks at them, and what organizers can do about
 * the launch at once. Returns what to call when figures changed.
 */
export function keepFresh(): () => void {
  const places = ['figures', 'controls'].flatMap(id => document.getElementById(id) ?? [])
  const seen = new Set<Element>(places.filter(place => place.id === 'controls'))
  // Each by itself: what is out of sight stays stale until somebody looks at it, however often the rest is renewed.
  const stale = new Set<Element>()
  const observer = new IntersectionObserver(entries => {
    for (const { target, isIntersecting } of entries) isIntersecting ? seen.add(target) : seen.delete(target)
  })
  for (const place of places) if (!seen.has(place)) observer.observe(place)
  setInterval(async () => {
    const due = places.filter(place => seen.has(place) && stale.has(place))
    if (due.length === 0) return
    for (const place of due) stale.delete(place)
    const fresh = await fetchPage()
    for (const place of fresh ? due : []) renew(place, fresh?.getElementById(place.id) ?? null)
  }, everyMs)
  return () => {
    for (const place of places) stale.add(place)
  }
}

/** Only what is different is put in its place: a button that is being pressed stays where it is. */
function renew(place: Element, fresh: Element | null): void {
  if (fresh && fresh.innerHTML !== place.innerHTML) place.replaceChildren(...fresh.childNodes)
}

/** Null when the server does not answer in time; the next change asks again. */
async function fetchPage(): Promise<Document | null> {
  try {
    const answer = await fetch(location.pathname, { signal: AbortSignal.timeout(5_000) })
    if (!answer.ok) return null
    return new DOMParser().parseFromString(await answer.text(), 'text/html')
  } catch {
    return null
  }
}
