import { Router } from 'express'
import { z } from 'zod'
import { renewSession } from '../../auth/session.ts'
import type { Context } from '../../context.ts'
import { acceptInvitation, findInvitation, type NewcomerProblem, passwordLength } from '../../domain/organizer.ts'
import { Problem } from '../../lib/problem.ts'
import { text } from '../../text/text.ts'
import type { Wrong } from '../components/form.tsx'
import { firstRunView } from './first-run-view.tsx'
import { limitTries } from './try-limits.ts'

const lang = 'en'
const passwordMin = passwordLength.min

const FirstRunForm = z.object({
  name: z.string().max(100).default(''),
  email: z.string().max(1_000).default(''),
  password: z.string().max(1_000).default(''),
})

/** `/first-run/:token`: the one-time link that the terminal prints makes the owner. */
export function firstRunRoutes({ db, now }: Context): Router {
  const routes = Router()

  routes.get('/first-run/:token', (req, res) => {
    if (!findInvitation(db, req.params.token, now())) throw gone()
    const action = `/first-run/${req.params.token}`
    res.send(firstRunView({ lang, action, name: '', email: '', wrong: [], passwordMin }))
  })

  routes.post('/first-run/:token', ...limitTries())
  routes.post('/first-run/:token', async (req, res) => {
    const typed = FirstRunForm.safeParse(req.body ?? {}).data ?? { name: '', email: '', password: '' }
    const acceptance = await acceptInvitation(db, req.params.token, typed, now())
    switch (acceptance.kind) {
      case 'accepted':
        await renewSession(req, { organizerId: acceptance.organizerId })
        return res.redirect(303, '/organize')
      case 'gone':
        throw gone()
      case 'known-address':
      case 'refused': {
        const { name, email } = typed
        const wrong = acceptance.kind === 'refused' ? acceptance.problems.map(sentence) : [sentence('known-address')]
        const action = `/first-run/${req.params.token}`
        return void res.status(422).send(firstRunView({ lang, action, name, email, wrong, passwordMin }))
      }
      default:
        return acceptance satisfies never
    }
  })
  return routes
}

const sentence = (problem: NewcomerProblem | 'known-address'): Wrong => text(lang).organize.firstRun.wrong[problem]

function gone(): Problem {
  const { title, text: words, label } = text(lang).organize.firstRun.gone
  return new Problem(404, { title, text: words, action: { href: '/organize/sign-in', label } })
}
