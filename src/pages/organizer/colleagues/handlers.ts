import type { Request, Response } from 'express'
import { z } from 'zod'
import type { Context } from '../../../context.ts'
import { type Change, changeRole, removeColleague } from '../../../domain/organizer/colleague.ts'
import { listInvitations, revokeInvitation } from '../../../domain/organizer/invitation.ts'
import { listOrganizers, roles } from '../../../domain/organizer/organizer.ts'
import { isStepRequired, whoHasStep } from '../../../domain/organizer/second-step/state.ts'
import type { RequestOf } from '../../../http/route.ts'
import { Problem } from '../../../lib/problem.ts'
import { text } from '../../../text/text.ts'
import type { Wrong } from '../../../ui/form.tsx'
import { signedIn } from '../../campaign/manage/show-campaign.ts'
import { inviteByMail, isMailed } from '../invitation/mail.ts'
import { type ColleaguesPage, colleaguesDone, colleaguesView } from './view.tsx'

const Done = z.enum(colleaguesDone)
const Id = z.coerce.number().int().positive()
const InvitationForm = z.object({
  email: z.string().max(1_000).catch('').default(''),
  role: z.enum(roles).nullable().catch(null).default(null),
})
const RoleForm = z.object({ role: z.enum(roles) })

/** Who works here, and as what. What the page offers depends on who looks. */
export function colleagueHandlers(context: Context) {
  const { db, now } = context
  return {
    list: (req: RequestOf, res: Response) => {
      const { toldOnce } = req.session
      delete req.session.toldOnce
      const told = toldOnce ? `${context.config.web.baseUrl}/invitation/${toldOnce}` : null
      res.send(shown(context, req, { told, done: Done.safeParse(req.query.done).data ?? null }))
    },

    invite: (req: RequestOf, res: Response) => {
      const typed = InvitationForm.parse(req.body ?? {})
      const words = text(req.lang).people.invite.wrong
      const { role } = typed
      const invited = role && inviteByMail(context, signedIn(context, req), { ...typed, role, lang: req.lang })
      if (invited?.kind !== 'invited') {
        const field = invited ? 'email' : 'role'
        const wrong = [{ field, message: words[invited?.kind ?? 'no-role'] }]
        return void res.status(422).send(shown(context, req, { typed, wrong }))
      }
      if (invited.isMailed) return res.redirect(303, '/organize/people?done=invited')
      req.session.toldOnce = invited.token
      res.redirect(303, '/organize/people')
    },

    revokeInvitation: (req: RequestOf<'key'>, res: Response) => {
      const words = text(req.lang).people.tooLate
      if (revokeInvitation(db, signedIn(context, req), req.params.key, now()) === null) throw tooLate(req, words.revoke)
      res.redirect(303, '/organize/people?done=revoked')
    },

    changeRole: (req: RequestOf<'id'>, res: Response) => {
      const form = RoleForm.safeParse(req.body ?? {})
      if (!form.success) throw new Problem(422)
      settle(req, changeRole(db, signedIn(context, req), idOf(req), form.data.role, now()))
      res.redirect(303, '/organize/people?done=role')
    },

    remove: (req: RequestOf<'id'>, res: Response) => {
      const me = signedIn(context, req)
      const id = idOf(req)
      settle(req, removeColleague(db, me, id, now()))
      res.redirect(303, id === me.id ? '/organize/sign-in' : '/organize/people?done=removed')
    },
  }
}

type Shown = {
  typed?: ColleaguesPage['typed']
  wrong?: readonly Wrong[]
  told?: string | null
  done?: ColleaguesPage['done']
}

function shown(context: Context, req: Request, { typed, wrong, told, done }: Shown): string {
  const { db, now } = context
  const organizer = signedIn(context, req)
  return colleaguesView({
    lang: req.lang,
    organizer,
    colleagues: listOrganizers(db),
    withStep: whoHasStep(db),
    isStepRequired: isStepRequired(db),
    invitations: organizer.role === 'owner' ? listInvitations(db, now()) : [],
    typed: typed ?? { email: '', role: null },
    wrong: wrong ?? [],
    byMail: isMailed(context),
    told: told ?? null,
    done: done ?? null,
  })
}

export function idOf(req: Request<{ id: string }>): number {
  const id = Id.safeParse(req.params.id)
  if (!id.success) throw new Problem(404)
  return id.data
}

function settle(req: Request, change: Change): void {
  if (change === 'unknown') throw new Problem(404)
  if (change === 'last-owner') throw tooLate(req, text(req.lang).people.tooLate.lastOwner)
}

function tooLate(
  { lang }: Request,
  { title, text: words }: { readonly title: string; readonly text: string },
): Problem {
  const { label } = text(lang).people.tooLate
  return new Problem(409, { title, text: words, action: { href: '/organize/people', label } })
}
