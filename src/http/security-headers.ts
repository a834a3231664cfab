import type { RequestHandler, Response } from 'express'
import helmet from 'helmet'
import type { Context } from '../context.ts'

type WithAddress = { readonly config: { readonly web: { readonly baseUrl: string } } }

/** Headers of every answer. No inline script or style anywhere; nothing is loaded from other addresses. */
export function securityHeaders({ config }: WithAddress): RequestHandler {
  const { protocol, port } = new URL(config.web.baseUrl)
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        // Chromium applies this to redirects after a form too: sign-in is therefore started by a link.
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    // Helmet would include subdomains: those may be other sites of the operator's, without https, and browsers keep it a year.
    // On a port of its own it would bind all others of this name too.
    strictTransportSecurity: protocol === 'https:' && port === '' && { maxAge: 31_536_000, includeSubDomains: false },
    xFrameOptions: { action: 'deny' },
    // Helmet would send none, and forms of browsers without Sec-Fetch-Site then come from `null`.
    referrerPolicy: { policy: 'same-origin' },
    // These as Helmet has them, said here with their reasons. What it sends besides speaks of this answer or origin alone.
    // No page of another site that opened one of ours, or was opened by it, may look at its windows: Stop stands in some.
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    // Pages are nobody else's to load; what is made for other sites (assets, pictures, cards) says so itself.
    crossOriginResourcePolicy: { policy: 'same-origin' },
    // Would keep players of videos out, which do not ask for it.
    crossOriginEmbedderPolicy: false,
  })
}

/** Where a page says nothing else: nobody but its own reader's browser keeps it, and that asks before showing it again. */
export const forItsReader: RequestHandler = (_req, res, next) => {
  res.set('cache-control', 'private, no-cache')
  next()
}

/** For addresses that are secrets themselves: not indexed, not kept, not passed on. */
export const secretPage: RequestHandler = (_req, res, next) => {
  res.locals.secretPage = true
  res.set({ 'x-robots-tag': 'noindex', 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' })
  next()
}

const policy = 'content-security-policy'

/** Lets this page hold the players at these addresses, and no other; they load when a video is pressed. */
export function allowPlayers(res: Response, players: readonly string[]): void {
  if (players.length > 0) allowFrames(res, [...new Set(players.map(address => new URL(address).origin))])
}

/** Lets this page hold pages of our own. */
export const allowOwnFrames = (res: Response) => allowFrames(res, ["'self'"])

/** Lets pages of our own hold this one. */
export function allowInOwnFrame(res: Response): void {
  const own = String(res.getHeader(policy)).replace("frame-ancestors 'none'", "frame-ancestors 'self'")
  res.set({ [policy]: own, 'x-frame-options': 'SAMEORIGIN' })
}

/** Lets the forms of this page be answered with an address at `source`. */
export function allowFormsTo(res: Response, source: string): void {
  res.set(policy, String(res.getHeader(policy)).replace("form-action 'self'", `form-action 'self' ${source}`))
}

/** Of what any page may load and read: public, the same for everybody, and asked for without a cookie. */
export const forEverybody = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
} as const

/**
 * Lets any page hold this one: for what knows nobody and changes nothing. In a sandboxed frame it has no origin, which
 * `'self'` is then not sure to mean: what it may load is named by its address too.
 */
export function allowInAnyFrame(res: Response, { config }: Pick<Context, 'config'>): void {
  const own = String(res.getHeader(policy)).replaceAll(/(-src[^;]*) 'self'/g, `$1 'self' ${config.web.baseUrl}`)
  res.set({ [policy]: own.replace("frame-ancestors 'none'", 'frame-ancestors *'), ...forEverybody })
  res.removeHeader('x-frame-options')
}

/**
 * Lets this page be opened by any frame: a tab that a sandboxed one opens is sandboxed too, and browsers refuse to show a
 * page there that wants its windows to itself. For what is public and takes nothing by itself.
 */
export const allowFromAnyFrame = (res: Response) => void res.set('cross-origin-opener-policy', 'unsafe-none')

function allowFrames(res: Response, sources: readonly string[]): void {
  res.set(policy, `${String(res.getHeader(policy))};frame-src ${sources.join(' ')}`)
}
