import { Router } from 'express'
import type { Context } from '../../context.ts'
import { findCampaign } from '../../domain/campaign.ts'

/**
 * `/c/Slug`, `/c/slug.`, `/c/slug)/live`: an address as people type it, or with what stood around it in a sentence,
 * leads to the campaign that it means.
 */
export function nearAddressRoutes({ db }: Pick<Context, 'db'>): Router {
  const routes = Router()
  routes.get('/c/:slug{/*rest}', (req, res, next) => {
    const { slug, rest = [] } = req.params as { slug: string; rest?: string[] }
    const meant = slugIn(slug)
    const below = rest.filter(part => /[\p{L}\p{N}]/u.test(part))
    if ((meant === slug && below.length === rest.length) || !findCampaign(db, meant)) return next()
    const [, query = ''] = /(\?.*)$/s.exec(req.originalUrl) ?? []
    const path = ['', 'c', meant, ...below.map(encodeURIComponent)].join('/')
    res.set('cache-control', 'no-store').redirect(302, `${path}${query}`)
  })
  return routes
}

/** Small, and without signs, spaces and what nobody sees at its ends: none of them is in any campaign's address. */
const slugIn = (typed: string) =>
  typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '')
