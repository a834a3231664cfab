import type { Request } from 'express'
import { z } from 'zod'
import type { Context } from '../../../context.ts'
import { acceptInvitation, type NewcomerProblem } from '../../../domain/organizer/acceptance.ts'
import { findInvitation } from '../../../domain/organizer/invitation.ts'
import { speak } from '../../../domain/organizer/organizer.ts'
import { rememberBrowser } from '../../../http/known-browser.ts'
import type { Handlers } from '../../../http/route.ts'
import { renewSession } from '../../../http/session/session.ts'
import { Problem } from '../../../lib/problem.ts'
import { text } from '../../../text/text.ts'
import type { Wrong } from '../../../ui/form.tsx'
import { invitationView } from './view.tsx'

const AcceptForm = z.object({
  name: z.string().max(100).catch('').default(''),
  password: z.string().max(1_000).catch('').default(''),
})

/** `/invitation/:token`: the one-time link that makes a colleague. */
export function invitationHandlers(context: Context) {
  const { db, now } = context
  return {
    show: (req, res) => {
      res.send(shown(req, ''))
    },

    accept: async (req, res) => {
      const { name, password } = AcceptForm.parse(req.body ?? {})
      if (!findInvitation(db, req.params.token, now())?.email) throw gone(req)
      const acceptance = await acceptInvitation(db, req.params.token, { name, password, email: '' }, now())
      switch (acceptance.kind) {
        case 'accepted':
          await renewSession(req, { organizerId: acceptance.organizerId })
          speak(db, acceptance.organizerId, req.lang)
          rememberBrowser(context, req, res, acceptance.email, 'password')
          return res.redirect(303, '/organize')
        case 'gone':
        case 'known-address':
          throw gone(req)
        case 'refused':
          return void res.status(422).send(shown(req, name, acceptance.problems))
        default:
          return acceptance satisfies never
      }
    },
  } satisfies Handlers<'token'>

  function shown(req: Request<{ token: string }>, name: string, problems: readonly NewcomerProblem[] = []): string {
    const invitation = findInvitation(db, req.params.token, now())
    const email = invitation?.email
    if (!invitation || !email) throw gone(req)
    const action = `/invitation/${req.params.token}`
    const wrong: Wrong[] = problems.map(problem => text(req.lang).organize.firstRun.wrong[problem])
    return invitationView({ lang: req.lang, action, ...invitation, email, name, wrong })
  }
}

function gone(req: Request): Problem {
  const { title, text: words, label } = text(req.lang).people.accept.gone
  return new Problem(404, { title, text: words, action: { href: '/organize/sign-in', label } })
}
