import { readUrl } from './url.ts'

/** A host and port of this machine as an address to open: `0.0.0.0` and `::` are no place that a browser can go to. */
export function localUrl(host: string, port: number): string | null {
  // What tells interfaces of one machine apart has no place in an address.
  const bare = host.replace(/^\[|\]$/g, '').replace(/%.*$/, '')
  const url = readUrl(`http://${bare.includes(':') ? `[${bare}]` : bare}:${port}`)
  if (!url) return null
  if (['0.0.0.0', '[::]'].includes(url.hostname)) url.hostname = 'localhost'
  return url.origin
}

export type OwnOrigin =
  | { readonly kind: 'origin'; readonly origin: string }
  | { readonly kind: 'refused'; readonly why: string }

/**
 * What is before a path: the address that everything here stands at. Another way of writing it is brought to that;
 * what would say more than it is refused, as links, cookies and policies would each read it differently.
 */
export function readOrigin(typed: string): OwnOrigin {
  const url = readUrl(typed)
  if (!url || !/^https?:$/.test(url.protocol) || !/^https?:\/\//i.test(typed))
    return { kind: 'refused', why: 'an address that begins with https:// (or http://), such as https://example.org' }
  // The dot ends a name for name servers; browsers take the name with it for another site.
  url.hostname = url.hostname.replace(/\.$/, '')
  const more = [
    ...(url.username || url.password ? ['a user or password'] : []),
    ...(/^\/*$/.test(url.pathname) ? [] : [`the path ${url.pathname}`]),
    ...(typed.includes('?') ? ['a query (?)'] : []),
    ...(typed.includes('#') ? ['a fragment (#)'] : []),
  ]
  if (more.length === 0) return { kind: 'origin', origin: url.origin }
  return {
    kind: 'refused',
    why: `only scheme, host and port belong there, and it has ${more.join(' and ')}: set it to ${url.origin}`,
  }
}
