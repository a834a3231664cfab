import type { Request, RequestHandler } from 'express'
import type { Context } from '../context.ts'
import { findOrganizer, type Organizer, type Role } from '../domain/organizer/organizer.ts'
import { Problem } from '../lib/problem.ts'
import { text } from '../text/text.ts'
import { ownPath } from './return-to.ts'

const signIn = '/organize/sign-in'

/** Who is signed in on this browser as an organizer. */
export const organizerOf = ({ db }: Pick<Context, 'db'>, req: Request): Organizer | null =>
  findOrganizer(db, req.session.organizerId)

/** Lets organizers pass. Who only wants to read is sent to the sign-in, who wants to change something is refused. */
export function requireOrganizer(context: Pick<Context, 'db'>): RequestHandler {
  return (req, res, next) => {
    res.set({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' })
    if (organizerOf(context, req)) return next()
    if (!isReading(req)) throw refusal(text(req.lang).organize.strangers, signIn)
    // What leads on nowhere is left out: written out in a header, a long address may be longer than proxies take.
    const to = ownPath(req.originalUrl, '')
    res.redirect(303, to === '' ? signIn : `${signIn}?to=${encodeURIComponent(to)}`)
  }
}

/** For what stands behind `requireOrganizer`: viewers may look at everything and change nothing. */
export function requireEditor(context: Pick<Context, 'db'>): RequestHandler {
  return (req, _res, next) => {
    if (!isReading(req) && !hasRole(context, req, ['owner', 'editor']))
      throw refusal(text(req.lang).organize.viewers, '/organize')
    next()
  }
}

/** For what stands behind `requireOrganizer` and viewers do not see either. */
export function keepFromViewers(context: Pick<Context, 'db'>): RequestHandler {
  return (req, _res, next) => {
    if (!hasRole(context, req, ['owner', 'editor'])) throw refusal(text(req.lang).organize.notViewers, '/organize')
    next()
  }
}

/** For what stands behind `requireOrganizer` and only owners see or do. */
export function requireOwner(context: Pick<Context, 'db'>): RequestHandler {
  return (req, _res, next) => {
    if (!hasRole(context, req, ['owner'])) throw refusal(text(req.lang).organize.notOwner, '/organize')
    next()
  }
}

function hasRole(context: Pick<Context, 'db'>, req: Request, roles: readonly Role[]): boolean {
  const role = organizerOf(context, req)?.role
  return role !== undefined && roles.includes(role)
}

const isReading = ({ method }: Request) => method === 'GET' || method === 'HEAD'

function refusal({ title, text: words, label }: { title: string; text: string; label: string }, href: string): Problem {
  return new Problem(403, { title, text: words, action: { href, label } })
}
