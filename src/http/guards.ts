import type { Request, RequestHandler } from 'express'
import type { Context } from '../context.ts'
import { findCampaign } from '../domain/campaign/campaign.ts'
import { findOrganizer, type Organizer, type Role } from '../domain/organizer/organizer.ts'
import { Problem } from '../lib/problem.ts'
import { text } from '../text/text.ts'
import { ownPath } from './return-to.ts'

const signIn = '/organize/sign-in'

/** Who is signed in on this browser as an organizer. */
export const organizerOf = ({ db }: Pick<Context, 'db'>, req: Request): Organizer | null =>
  findOrganizer(db, req.session.organizerId)

/** Who may: everybody; everybody once the report is published, organizers before; whoever has this role or a stronger one. */
export type Right = 'anybody' | 'report-reader' | Role

/** What enforces each right. Only the route table gives rights. */
export function guards({ db }: Pick<Context, 'db'>): Readonly<Record<Right, readonly RequestHandler[]>> {
  const signedIn = requireOrganizer({ db })
  return {
    anybody: [],
    'report-reader': [unlessPublished({ db }, signedIn)],
    viewer: [signedIn],
    editor: [signedIn, requireRole({ db }, ['editor', 'owner'])],
    owner: [signedIn, requireRole({ db }, ['owner'])],
  }
}

/** Who only wants to read is sent to the sign-in, who wants to change something is refused. */
function requireOrganizer(context: Pick<Context, 'db'>): RequestHandler {
  return (req, res, next) => {
    res.set({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' })
    if (organizerOf(context, req)) return next()
    if (!isReading(req)) throw refusal(text(req.lang).organize.strangers, signIn)
    // What leads on nowhere is left out: written out in a header, a long address may be longer than proxies take.
    const to = ownPath(req.originalUrl, '')
    res.redirect(303, to === '' ? signIn : `${signIn}?to=${encodeURIComponent(to)}`)
  }
}

function unlessPublished({ db }: Pick<Context, 'db'>, otherwise: RequestHandler): RequestHandler {
  return (req, res, next) => {
    const campaign = findCampaign(db, String(req.params.slug))
    if (campaign?.reportPublishedAt != null) return next()
    otherwise(req, res, next)
  }
}

/** For who is signed in. */
function requireRole(context: Pick<Context, 'db'>, roles: readonly Role[]): RequestHandler {
  return (req, _res, next) => {
    const role = organizerOf(context, req)?.role
    if (role && roles.includes(role)) return next()
    const { viewers, notViewers, notOwner } = text(req.lang).organize
    const words = role === 'viewer' && !isReading(req) ? viewers : roles.includes('editor') ? notViewers : notOwner
    throw refusal(words, '/organize')
  }
}

const isReading = ({ method }: Request) => method === 'GET' || method === 'HEAD'

function refusal({ title, text: words, label }: { title: string; text: string; label: string }, href: string): Problem {
  return new Problem(403, { title, text: words, action: { href, label } })
}
