import type { Request, Response } from 'express'
import { z } from 'zod'
import type { Context } from '../../../context.ts'
import { changeName } from '../../../domain/organizer/colleague.ts'
import { changePassword } from '../../../domain/organizer/new-password.ts'
import { findSecondStep, isStepRequired } from '../../../domain/organizer/second-step/state.ts'
import { endOwnSessions, listSessions } from '../../../domain/organizer/session.ts'
import type { RequestOf } from '../../../http/route.ts'
import { sessionKey } from '../../../http/session/session.ts'
import { Problem } from '../../../lib/problem.ts'
import { text } from '../../../text/text.ts'
import type { Wrong } from '../../../ui/form.tsx'
import { signedIn } from '../../campaign/manage/show-campaign.ts'
import { meDone, meView } from './view.tsx'

const Done = z.enum(meDone)
const typed = z.string().max(1_000).catch('').default('')
const NameForm = z.object({ name: z.string().max(100).catch('').default('') })
const PasswordForm = z.object({ before: typed, password: typed })

/** `/organize/me`: one's own name, password and sessions, whatever one's role. */
export function meHandlers(context: Context) {
  const { db, now } = context

  return {
    show: (req: RequestOf, res: Response) => {
      res.send(shown(req))
    },

    changeName: (req: RequestOf, res: Response) => {
      const { name } = NameForm.parse(req.body ?? {})
      if (changeName(db, signedIn(context, req), name, now()) === 'changed')
        return res.redirect(303, '/organize/me?done=name')
      const message = text(req.lang).people.me.name.wrong
      res.status(422).send(shown(req, [{ field: 'name', message }], name))
    },

    changePassword: async (req: RequestOf, res: Response) => {
      const form = PasswordForm.parse(req.body ?? {})
      const words = text(req.lang).people.me.password
      const result = await changePassword(db, signedIn(context, req), form, sessionKey(req), now())
      switch (result.kind) {
        case 'changed':
          return res.redirect(303, '/organize/me?done=password')
        case 'wrong-password':
          return void res.status(422).send(shown(req, [{ field: 'before', message: words.wrongBefore }]))
        case 'refused': {
          const wrong = result.problems.map(problem => ({ field: 'password', message: words.wrong[problem] }))
          return void res.status(422).send(shown(req, wrong))
        }
        default:
          return result satisfies never
      }
    },

    endSession: (req: RequestOf<'key'>, res: Response) => {
      const ended = endOwnSessions(db, signedIn(context, req), { key: req.params.key }, now())
      if (ended === 0) throw gone(req)
      res.redirect(303, '/organize/me?done=sessions')
    },

    endOtherSessions: (req: RequestOf, res: Response) => {
      endOwnSessions(db, signedIn(context, req), { allBut: sessionKey(req) }, now())
      res.redirect(303, '/organize/me?done=sessions')
    },
  }

  function shown(req: Request, wrong: readonly Wrong[] = [], name?: string): string {
    const organizer = signedIn(context, req)
    return meView({
      lang: req.lang,
      organizer,
      name: name ?? organizer.name,
      sessions: listSessions(db, organizer.id, now()),
      secondStep: findSecondStep(db, organizer.id),
      isStepRequired: isStepRequired(db),
      here: sessionKey(req),
      wrong,
      done: Done.safeParse(req.query.done).data ?? null,
    })
  }
}

function gone(req: Request): Problem {
  const { title, text: words, label } = text(req.lang).people.me.gone
  return new Problem(409, { title, text: words, action: { href: '/organize/me', label } })
}
