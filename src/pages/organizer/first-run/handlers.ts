import type { Request } from 'express'
import { z } from 'zod'
import type { Context } from '../../../context.ts'
import { acceptInvitation } from '../../../domain/organizer/acceptance.ts'
import { findInvitation } from '../../../domain/organizer/invitation.ts'
import { speak } from '../../../domain/organizer/organizer.ts'
import { rememberBrowser } from '../../../http/known-browser.ts'
import type { Handlers } from '../../../http/route.ts'
import { renewSession } from '../../../http/session/session.ts'
import { Problem } from '../../../lib/problem.ts'
import { text } from '../../../text/text.ts'
import type { Wrong } from '../../../ui/form.tsx'
import { firstRunView } from './view.tsx'

const FirstRunForm = z.object({
  name: z.string().max(100).default(''),
  email: z.string().max(1_000).default(''),
  password: z.string().max(1_000).default(''),
})

/** `/first-run/:token`: the one-time link that the terminal prints makes the owner. */
export function firstRunHandlers(context: Context) {
  const { db, now } = context
  const isOpen = (token: string) => findInvitation(db, token, now())?.email === null
  return {
    show: (req, res) => {
      if (!isOpen(req.params.token)) throw gone(req)
      const action = `/first-run/${req.params.token}`
      res.send(firstRunView({ lang: req.lang, action, name: '', email: '', wrong: [] }))
    },

    accept: async (req, res) => {
      const typed = FirstRunForm.safeParse(req.body ?? {}).data ?? { name: '', email: '', password: '' }
      if (!isOpen(req.params.token)) throw gone(req)
      const acceptance = await acceptInvitation(db, req.params.token, typed, now())
      switch (acceptance.kind) {
        case 'accepted':
          await renewSession(req, { organizerId: acceptance.organizerId })
          speak(db, acceptance.organizerId, req.lang)
          rememberBrowser(context, req, res, acceptance.email, 'password')
          return res.redirect(303, '/organize')
        case 'gone':
          throw gone(req)
        case 'known-address':
        case 'refused': {
          const { name, email } = typed
          const problems = acceptance.kind === 'refused' ? acceptance.problems : ['known-address' as const]
          const wrong: Wrong[] = problems.map(problem => text(req.lang).organize.firstRun.wrong[problem])
          const action = `/first-run/${req.params.token}`
          return void res.status(422).send(firstRunView({ lang: req.lang, action, name, email, wrong }))
        }
        default:
          return acceptance satisfies never
      }
    },
  } satisfies Handlers<'token'>
}

function gone(req: Request): Problem {
  const { title, text: words, label } = text(req.lang).organize.firstRun.gone
  return new Problem(404, { title, text: words, action: { href: '/organize/sign-in', label } })
}
