import { z } from 'zod'
import type { Context } from '../../../context.ts'
import { verifyPassword } from '../../../domain/organizer/organizer.ts'
import { neededStep } from '../../../domain/organizer/second-step/state.ts'
import { organizerOf } from '../../../http/guards.ts'
import { ownPath } from '../../../http/return-to.ts'
import type { Handlers } from '../../../http/route.ts'
import { beginSecondStep, signOut } from '../../../http/session/session.ts'
import { text } from '../../../text/text.ts'
import { letIn } from './let-in.ts'
import { signInView } from './view.tsx'

const SignInForm = z.object({
  email: z.string().max(1_000).default(''),
  password: z.string().max(1_000).default(''),
  to: z.string().optional(),
})

/** `/organize/sign-in`, the one page of the organizer's side that strangers see. */
export function signInHandlers(context: Context) {
  return {
    show: (req, res) => {
      const to = ownPath(req.query.to, '/organize')
      if (organizerOf(context, req)) return res.redirect(303, to)
      const isNew = req.query.done === 'password'
      res.send(signInView({ lang: req.lang, email: '', to, wrong: [], isNew }))
    },

    signIn: async (req, res) => {
      const form = SignInForm.safeParse(req.body ?? {}).data ?? { email: '', password: '' }
      const to = ownPath(form.to, '/organize')
      const organizer = await verifyPassword(context.db, form.email, form.password)
      if (!organizer) {
        // One sentence for both: which addresses exist is nobody's business.
        const wrong = [{ field: 'email', message: text(req.lang).organize.signIn.wrong }]
        return void res.status(422).send(signInView({ lang: req.lang, email: form.email, to, wrong }))
      }
      if (neededStep(context.db, organizer.id, undefined) === 'nothing') {
        await letIn(context, req, res, organizer)
        return res.redirect(303, to)
      }
      await beginSecondStep(req, organizer.id)
      res.redirect(303, `/organize/second-step?to=${encodeURIComponent(to)}`)
    },

    // The whole session ends, a connected account with it.
    signOut: async (req, res) => {
      await signOut(req)
      res.redirect(303, '/organize/sign-in')
    },
  } satisfies Handlers
}
