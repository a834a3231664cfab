import type { RequestHandler } from 'express'
import type { Context } from '../../context.ts'
import { findCampaign } from '../../domain/campaign/campaign.ts'

/**
 * `/c/Slug`, `/c/slug.`, `/c/slug)/live`: an address as people type it, or with what stood around it in a sentence,
 * leads to the campaign that it means, or to its board. No page is there, so it is no route either.
 */
export function leadToCampaign({ db }: Pick<Context, 'db'>): RequestHandler {
  return (req, res, next) => {
    const parts = ['GET', 'HEAD'].includes(req.method) ? partsOf(req.path) : []
    const [first = '', slug = '', ...rest] = parts
    if (first.toLowerCase() !== 'c' || slug === '') return next()
    const meant = slugIn(slug)
    const below = rest.filter(part => part === '' || /[\p{L}\p{N}]/u.test(part))
    // What is not for everybody is found by its own address alone.
    if (below.filter(Boolean).some(part => part.toLowerCase() !== 'live')) return next()
    if ((meant === slug && below.length === rest.length) || !findCampaign(db, meant)) return next()
    const [, query = ''] = /(\?.*)$/s.exec(req.originalUrl) ?? []
    const path = ['', 'c', meant, ...below.filter(Boolean).map(encodeURIComponent)].join('/')
    res.set('cache-control', 'no-store').redirect(302, `${path}${query}`)
  }
}

/** Decoded; none where that cannot be done, which the routes then say. */
function partsOf(path: string): string[] {
  try {
    return path.slice(1).split('/').map(decodeURIComponent)
  } catch {
    return []
  }
}

/** Small, and without signs, spaces and what nobody sees at its ends: none of them is in any campaign's address. */
const slugIn = (typed: string) =>
  typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '')
