import type { Request } from 'express'
import { isRobot } from '../../../domain/reach/counters/visits.ts'
import { readUrl } from '../../../lib/url.ts'
import { type Theme, themes } from '../../../ui/layout.tsx'

/** Of a card or board in somebody else's page: light, as most pages are, where its address says nothing. */
export function askedTheme({ query }: Request): Theme {
  return themes.find(theme => theme === query.theme) ?? 'light'
}

const frames = ['iframe', 'frame', 'embed', 'object']

/**
 * The host of the page that a request's answer is going to stand in, empty where the browser does not tell it; null
 * where it stands in none of somebody else's: opened by itself, in a page of ours, or fetched by a program.
 */
export function embeddingSite(req: Request, ownHost: string): string | null {
  const fetchedFor = req.get('sec-fetch-dest')
  const isFramed = fetchedFor === undefined ? req.get('referer') !== undefined : frames.includes(fetchedFor)
  const isOurs = req.get('sec-fetch-site') === 'same-origin' || hostOf(req.get('referer')) === ownHost
  if (!isFramed || isOurs || isRobot(req.get('user-agent')) || req.get('sec-purpose')) return null
  return hostOf(req.get('referer')).replace(/^www\./, '')
}

function hostOf(address: string | undefined): string {
  const url = address && address.length <= 2_000 ? readUrl(address) : null
  if (!url) return ''
  const { protocol, host } = url
  return /^https?:$/.test(protocol) && host.length <= 100 ? host : ''
}
