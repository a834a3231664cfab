import type { Request } from 'express'
import { z } from 'zod'
import type { Context } from '../../../context.ts'
import { withPictureFiles } from '../../../domain/campaign/picture-files.ts'
import { acceptInvitation, type NewcomerProblem, problemsOf } from '../../../domain/organizer/acceptance.ts'
import { findInvitation } from '../../../domain/organizer/invitation.ts'
import { beginOrganization, saveLogo } from '../../../domain/organizer/organization.ts'
import { speak } from '../../../domain/organizer/organizer.ts'
import { rememberBrowser } from '../../../http/known-browser.ts'
import type { Handlers } from '../../../http/route.ts'
import { renewSession } from '../../../http/session/session.ts'
import { cleanLine } from '../../../lib/invisible-characters.ts'
import { Problem } from '../../../lib/problem.ts'
import { text } from '../../../text/text.ts'
import type { Wrong } from '../../../ui/form.tsx'
import { type FormValues, readFormValues } from '../../campaign/editor/form-values.ts'
import { formOf, readForm } from '../organization/fields.tsx'
import { receiveLogo, sentLogoIfAny } from '../organization/sent-logo.ts'
import { firstRunView } from './view.tsx'

const FirstRunForm = z.object({
  name: z.string().max(100).default(''),
  email: z.string().max(1_000).default(''),
  password: z.string().max(1_000).default(''),
})

/** `/first-run/:token`: the one-time link that the terminal prints makes the owner. */
export function firstRunHandlers(context: Context) {
  const { db, config, now } = context
  const siteLang = config.defaultLanguage
  const isOpen = (token: string) => findInvitation(db, token, now())?.email === null
  return {
    show: (req, res) => {
      if (!isOpen(req.params.token)) throw gone(req)
      res.send(show(req, req.params.token, formOf({ lang: req.lang }), []))
    },

    /** Nobody else's file is received. */
    receive: (req, res, next) => {
      if (!isOpen(req.params.token)) throw gone(req)
      receiveLogo(req as Request, res, next)
    },

    accept: async (req, res) => {
      const person = FirstRunForm.safeParse(req.body ?? {}).data ?? { name: '', email: '', password: '' }
      const typed = readFormValues(req.body) ?? {}
      if (!isOpen(req.params.token)) throw gone(req)
      const organization = readForm(typed, 'first', req.lang)
      const logo = await sentLogoIfAny(req, res)
      const refuse = (problems: readonly FirstRunProblem[]) => {
        const { wrong } = text(req.lang).organize.firstRun
        const all = [
          ...problems.map(problem => wrong[problem]),
          ...(organization.kind === 'wrong' ? organization.wrong : []),
          ...(logo?.kind === 'refused' ? [logo.wrong] : []),
        ]
        res.status(422).send(show(req, req.params.token, typed, all))
      }
      if (organization.kind === 'wrong' || logo?.kind === 'refused') return refuse(problemsOf(person))
      const acceptance = await acceptInvitation(db, req.params.token, person, now())
      switch (acceptance.kind) {
        case 'accepted': {
          const { organizerId: id, email } = acceptance
          const owner = { id, name: cleanLine(person.name) }
          beginOrganization(db, owner, organization.said, siteLang, now())
          if (logo) withPictureFiles(db, config.dataDir, [logo.file], tx => saveLogo(tx, owner, logo.logo, now()))
          await renewSession(req, { organizerId: id })
          speak(db, id, req.lang)
          rememberBrowser(context, req, res, email, 'password')
          return res.redirect(303, '/organize')
        }
        case 'gone':
          throw gone(req)
        case 'known-address':
          return refuse(['known-address'])
        case 'refused':
          return refuse(acceptance.problems)
        default:
          return acceptance satisfies never
      }
    },
  } satisfies Handlers<'token'>

  function show(req: Request, token: string, typed: FormValues, wrong: readonly Wrong[]): string {
    return firstRunView({ lang: req.lang, siteLang, now: now(), action: `/first-run/${token}`, typed, wrong })
  }
}

type FirstRunProblem = NewcomerProblem | 'known-address'

function gone(req: Request): Problem {
  const { title, text: words, label } = text(req.lang).organize.firstRun.gone
  return new Problem(404, { title, text: words, action: { href: '/organize/sign-in', label } })
}
