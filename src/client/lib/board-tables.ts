const everyMs = 2_000

/** The tables below the board are fetched anew while somebody looks at them. Returns what to call when figures changed. */
export function keepTablesFresh(): () => void {
  const place = document.getElementById('figures')
  let seen = false
  let stale = false
  if (!place) return () => {}
  new IntersectionObserver(([entry]) => {
    seen = entry?.isIntersecting ?? false
  }).observe(place)
  setInterval(async () => {
    if (!seen || !stale) return
    stale = false
    const fresh = await fetchTables()
    if (fresh) place.replaceChildren(...fresh.childNodes)
  }, everyMs)
  return () => {
    stale = true
  }
}

/** Null when the server does not answer in time; the next change asks again. */
async function fetchTables(): Promise<Element | null> {
  try {
    const answer = await fetch(location.pathname, { signal: AbortSignal.timeout(5_000) })
    if (!answer.ok) return null
    return new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('figures')
  } catch {
    return null
  }
}
