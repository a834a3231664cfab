import type { Request, Response } from 'express'
import { z } from 'zod'
import type { Context } from '../../../context.ts'
import { findReset, resetPassword } from '../../../domain/organizer/new-password.ts'
import type { PasswordProblem } from '../../../domain/organizer/password.ts'
import { rememberBrowser } from '../../../http/known-browser.ts'
import type { RequestOf } from '../../../http/route.ts'
import { Problem } from '../../../lib/problem.ts'
import { text } from '../../../text/text.ts'
import { mailReset } from '../invitation/mail.ts'
import { askResetView, choosePasswordView } from './view.tsx'

const AskForm = z.object({ email: z.string().max(1_000).catch('').default('') })
const ChooseForm = z.object({ password: z.string().max(1_000).catch('').default('') })

/** `/organize/password` asks for a link, `/password-reset/:token` is it. */
export function passwordHandlers(context: Context) {
  const { db, now } = context
  const byMail = context.config.mail !== null
  return {
    showAsk: (req: RequestOf, res: Response) => {
      res.send(askResetView({ lang: req.lang, byMail, sent: false }))
    },

    ask: (req: RequestOf, res: Response) => {
      // The same answer for every address, and before anything is done about it: which exist is nobody's business.
      res.send(askResetView({ lang: req.lang, byMail, sent: byMail }))
      const { email } = AskForm.parse(req.body ?? {})
      if (byMail) mailLater(email)
    },

    showReset: (req: RequestOf<'token'>, res: Response) => {
      const page = shown(req)
      // Whoever reads their mail may sign in while guesses of strangers keep unknown browsers out, with the old password too.
      const organizer = findReset(db, req.params.token, now())
      if (organizer) rememberBrowser(context, req, res, organizer.email, 'password')
      res.send(page)
    },

    reset: async (req: RequestOf<'token'>, res: Response) => {
      const { password } = ChooseForm.parse(req.body ?? {})
      const reset = await resetPassword(db, req.params.token, password, now())
      switch (reset.kind) {
        case 'changed':
          return res.redirect(303, '/organize/sign-in?done=password')
        case 'gone':
          throw gone(req)
        case 'refused':
          return void res.status(422).send(shown(req, reset.problems))
        default:
          return reset satisfies never
      }
    },
  }

  function mailLater(email: string): void {
    try {
      mailReset(context, email)
    } catch (error) {
      context.log.error({ err: error }, 'a link for a new password could not be mailed')
    }
  }

  function shown(req: Request<{ token: string }>, problems: readonly PasswordProblem[] = []): string {
    const organizer = findReset(db, req.params.token, now())
    if (!organizer) throw gone(req)
    const words = text(req.lang).people.reset.choose.wrong
    const wrong = problems.map(problem => ({ field: 'password', message: words[problem] }))
    const action = `/password-reset/${req.params.token}`
    return choosePasswordView({ lang: req.lang, action, email: organizer.email, wrong })
  }
}

function gone(req: Request): Problem {
  const { title, text: words, label } = text(req.lang).people.reset.gone
  return new Problem(404, { title, text: words, action: { href: '/organize/password', label } })
}
