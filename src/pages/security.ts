import type { RequestHandler, Response } from 'express'
import helmet from 'helmet'
import type { Context } from '../context.ts'

/** Headers of every answer. No inline script or style anywhere; nothing is loaded from other addresses. */
export function securityHeaders({ config }: Pick<Context, 'config'>): RequestHandler {
  const https = config.web.baseUrl.startsWith('https:')
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
    strictTransportSecurity: https && { maxAge: 31_536_000 },
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'same-origin' },
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

/** Lets any page hold this one: for what knows nobody and changes nothing. */
export function allowInAnyFrame(res: Response): void {
  res.set(policy, String(res.getHeader(policy)).replace("frame-ancestors 'none'", 'frame-ancestors *'))
  res.removeHeader('x-frame-options')
}

function allowFrames(res: Response, sources: readonly string[]): void {
  res.set(policy, `${String(res.getHeader(policy))};frame-src ${sources.join(' ')}`)
}
