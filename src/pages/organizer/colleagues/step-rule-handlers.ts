import type { Request, Response } from 'express'
import { z } from 'zod'
import type { Context } from '../../../context.ts'
import { findOrganizer, type Organizer, verifyPassword } from '../../../domain/organizer/organizer.ts'
import { resetStep } from '../../../domain/organizer/second-step/set.ts'
import { isStepRequired, requireStep, whoHasStep } from '../../../domain/organizer/second-step/state.ts'
import type { RequestOf } from '../../../http/route.ts'
import { Problem } from '../../../lib/problem.ts'
import { text } from '../../../text/text.ts'
import { signedIn } from '../../campaign/manage/show-campaign.ts'
import { idOf } from './handlers.ts'
import { stepResetView, stepRuleView } from './step-rule-view.tsx'

const Form = z.object({ password: z.string().max(1_000).catch('').default(''), required: z.enum(['yes', 'no']) })
const Password = Form.pick({ password: true })

/** What owners decide about second steps: whether everybody needs one, and that a colleague lost theirs. */
export function stepRuleHandlers(context: Context) {
  const { db, now } = context

  return {
    show: (req: RequestOf, res: Response) => {
      res.send(stepRuleView({ ...given(req), isRequired: isStepRequired(db) }))
    },

    set: async (req: RequestOf, res: Response) => {
      const form = Form.safeParse(req.body ?? {})
      if (!form.success) throw new Problem(422)
      const isRequired = form.data.required === 'yes'
      const { organizer, ...page } = given(req)
      if (!(await verifyPassword(db, organizer.email, form.data.password)))
        return void res.status(422).send(stepRuleView({ ...page, organizer, isRequired, wrong: wrongPassword(req) }))
      if (!requireStep(db, organizer, isRequired, now())) throw noOrganization(req)
      res.redirect(303, '/organize/people?done=step-rule')
    },

    showReset: (req: RequestOf<'id'>, res: Response) => {
      res.send(stepResetView({ ...given(req), colleague: colleagueOf(req) }))
    },

    reset: async (req: RequestOf<'id'>, res: Response) => {
      const { password } = Password.parse(req.body ?? {})
      const colleague = colleagueOf(req)
      const { organizer, ...page } = given(req)
      if (!(await verifyPassword(db, organizer.email, password)))
        return void res.status(422).send(stepResetView({ ...page, organizer, colleague, wrong: wrongPassword(req) }))
      resetStep(db, organizer, colleague.email, now())
      res.redirect(303, '/organize/people?done=step-reset')
    },
  }

  function given(req: Request) {
    return { lang: req.lang, organizer: signedIn(context, req), wrong: [] }
  }

  /** Somebody else with a second step: one's own is changed on one's own page, and not got around here. */
  function colleagueOf(req: Request<{ id: string }>): Organizer {
    const id = idOf(req)
    const colleague = findOrganizer(db, id)
    if (!colleague || id === signedIn(context, req).id || !whoHasStep(db).has(id)) throw new Problem(404)
    return colleague
  }
}

const wrongPassword = ({ lang }: Request) => [
  { field: 'password', message: text(lang).organize.secondStep.wrongPassword },
]

function noOrganization({ lang }: Request): Problem {
  const { title, text: words, label } = text(lang).organize.secondStep.rule.noOrganization
  return new Problem(409, { title, text: words, action: { href: '/organize/people', label } })
}
