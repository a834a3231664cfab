import type { Request, RequestHandler } from 'express'
import type { Context } from '../context.ts'
import { findCampaign } from '../domain/campaign/campaign.ts'
import { findOrganizer, type Organizer, type Role } from '../domain/organizer/organizer.ts'
import { type Needed, neededStep } from '../domain/organizer/second-step/state.ts'
import { Problem } from '../lib/problem.ts'
import { text } from '../text/text.ts'
import { ownPath } from './return-to.ts'

const signIn = '/organize/sign-in'

/** Who is signed in on this browser as an organizer: whoever has a second step before them is not. */
export function organizerOf(context: Pick<Context, 'db'>, req: Request): Organizer | null {
  const entering = enteringOf(context, req)
  return entering?.needed === 'nothing' ? entering.organizer : null
}

/** Whose password was typed on this browser, and what they still need. */
export function enteringOf(
  { db }: Pick<Context, 'db'>,
  { session }: Request,
): { readonly organizer: Organizer; readonly needed: Needed } | null {
  const organizer = findOrganizer(db, session.organizerId)
  return organizer && { organizer, needed: neededStep(db, organizer.id, session.secondStep) }
}

/**
 * Who may: everybody; everybody once the report is published, organizers before; whoever has this role or a stronger one.
 * `entering`: whose password was typed, whatever they still need; `setting-up`: those of them who need no code.
 */
export type Right = 'anybody' | 'report-reader' | 'entering' | 'setting-up' | Role

/** What enforces each right. Only the route table gives rights. */
export function guards({ db }: Pick<Context, 'db'>): Readonly<Record<Right, readonly RequestHandler[]>> {
  const signedIn = requireStep({ db }, ['nothing'])
  return {
    anybody: [],
    'report-reader': [unlessPublished({ db }, signedIn)],
    entering: [requireStep({ db }, ['nothing', 'code', 'setup'])],
    'setting-up': [requireStep({ db }, ['nothing', 'setup'])],
    viewer: [signedIn],
    editor: [signedIn, requireRole({ db }, ['editor', 'owner'])],
    owner: [signedIn, requireRole({ db }, ['owner'])],
  }
}

/**
 * Whoever typed their password, and needs nothing more than is `allowed`. Who only wants to read is sent to the step that is
 * missing, who wants to change something is refused.
 */
function requireStep(context: Pick<Context, 'db'>, allowed: readonly Needed[]): RequestHandler {
  return (req, res, next) => {
    res.set({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' })
    const needed = enteringOf(context, req)?.needed
    if (needed && allowed.includes(needed)) return next()
    const { strangers, secondStep } = text(req.lang).organize
    const [door, words] = needed
      ? (['/organize/second-step', secondStep.first] as const)
      : ([signIn, strangers] as const)
    if (!isReading(req)) throw refusal(words, door)
    // What leads on nowhere is left out: written out in a header, a long address may be longer than proxies take.
    const to = ownPath(req.originalUrl, '')
    res.redirect(303, to === '' ? door : `${door}?to=${encodeURIComponent(to)}`)
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
