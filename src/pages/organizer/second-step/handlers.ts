import type { Request, Response } from 'express'
import { z } from 'zod'
import type { Context } from '../../../context.ts'
import { addressOf, isSecret, newSecret } from '../../../domain/organizer/second-step/code.ts'
import { passStep } from '../../../domain/organizer/second-step/pass.ts'
import { removeStep, renewCodes, setStep } from '../../../domain/organizer/second-step/set.ts'
import { findSecondStep, isStepRequired } from '../../../domain/organizer/second-step/state.ts'
import { qrCode } from '../../../domain/share/qr.ts'
import { enteringOf } from '../../../http/guards.ts'
import { ownPath } from '../../../http/return-to.ts'
import type { RequestOf } from '../../../http/route.ts'
import { renewSession, sessionKey } from '../../../http/session/session.ts'
import { Problem } from '../../../lib/problem.ts'
import { text } from '../../../text/text.ts'
import type { Wrong } from '../../../ui/form.tsx'
import { signedIn } from '../../campaign/manage/show-campaign.ts'
import { letIn } from '../sign-in/let-in.ts'
import { codeView, newCodesView, removalView, setupView, toldCodesView } from './view.tsx'

const typed = z.string().max(1_000).catch('').default('')
const Form = z.object({ code: typed, password: typed, secret: typed, to: typed })

/** `/organize/second-step`: the code after the password, and what sets it up, renews it and takes it away. */
export function secondStepHandlers(context: Context) {
  const { db, box, now } = context

  return {
    show: (req: RequestOf, res: Response) => {
      const to = ownPath(req.query.to, '/organize')
      const { needed } = entering(req)
      if (needed === 'nothing') return res.redirect(303, to)
      if (needed === 'setup') return res.redirect(303, '/organize/second-step/setup')
      res.send(codeView({ lang: req.lang, to, wrong: [] }))
    },

    pass: async (req: RequestOf, res: Response) => {
      const { code, to: wanted } = Form.parse(req.body ?? {})
      const to = ownPath(wanted, '/organize')
      const { organizer, needed } = entering(req)
      if (needed === 'nothing') return res.redirect(303, to)
      const at = now()
      if (!passStep(db, box, organizer, { typed: code, idHash: sessionKey(req) }, at)) {
        const wrong = [{ field: 'code', message: text(req.lang).organize.secondStep.wrongCode }]
        return void res.status(422).send(codeView({ lang: req.lang, to, wrong }))
      }
      await letIn(context, req, res, organizer, at)
      res.redirect(303, to)
    },

    showSetup: (req: RequestOf, res: Response) => {
      res.send(setup(req, newSecret()))
    },

    setUp: async (req: RequestOf, res: Response) => {
      const { code, password, secret } = Form.parse(req.body ?? {})
      const { organizer, needed } = entering(req)
      const words = text(req.lang).organize.secondStep
      if (!isSecret(secret)) throw gone(req)
      const asking = { idHash: sessionKey(req), passed: req.session.secondStep }
      const at = now()
      const result = await setStep(db, box, organizer, { password, code, secret }, asking, at)
      switch (result.kind) {
        case 'set':
          if (needed === 'setup') await letIn(context, req, res, organizer, at)
          else await renewSession(req, { secondStep: { organizerId: organizer.id, at } })
          req.session.recoveryCodes = result.codes
          return res.redirect(303, '/organize/second-step/codes')
        case 'wrong-password':
          return void res.status(422).send(setup(req, secret, [{ field: 'password', message: words.wrongPassword }]))
        case 'wrong-code':
          return void res.status(422).send(setup(req, secret, [{ field: 'code', message: words.wrongFirstCode }]))
        case 'gone':
          throw gone(req)
        default:
          return result satisfies never
      }
    },

    showCodes: (req: RequestOf, res: Response) => {
      const organizer = signedIn(context, req)
      const codes = req.session.recoveryCodes
      if (codes) {
        delete req.session.recoveryCodes
        return void res.send(toldCodesView({ lang: req.lang, organizer, codes }))
      }
      if (!findSecondStep(db, organizer.id)) return res.redirect(303, '/organize/me')
      res.send(newCodesView({ lang: req.lang, username: organizer.email, wrong: [] }))
    },

    renewCodes: async (req: RequestOf, res: Response) => {
      const organizer = signedIn(context, req)
      const { password } = Form.parse(req.body ?? {})
      if (!findSecondStep(db, organizer.id)) throw gone(req)
      const codes = await renewCodes(db, organizer, password, sessionKey(req), now())
      if (!codes) {
        const wrong = wrongPassword(req)
        return void res.status(422).send(newCodesView({ lang: req.lang, username: organizer.email, wrong }))
      }
      req.session.recoveryCodes = codes
      res.redirect(303, '/organize/second-step/codes')
    },

    showRemoval: (req: RequestOf, res: Response) => {
      const organizer = signedIn(context, req)
      if (!findSecondStep(db, organizer.id)) return res.redirect(303, '/organize/me')
      if (isStepRequired(db)) throw required(req)
      res.send(removalView({ lang: req.lang, username: organizer.email, wrong: [] }))
    },

    remove: async (req: RequestOf, res: Response) => {
      const organizer = signedIn(context, req)
      const { password } = Form.parse(req.body ?? {})
      const result = await removeStep(db, organizer, password, sessionKey(req), now())
      switch (result) {
        case 'removed':
          return res.redirect(303, '/organize/me?done=step-removed')
        case 'wrong-password': {
          const wrong = wrongPassword(req)
          return void res.status(422).send(removalView({ lang: req.lang, username: organizer.email, wrong }))
        }
        case 'required':
          throw required(req)
        default:
          return result satisfies never
      }
    },
  }

  function entering(req: Request) {
    const found = enteringOf(context, req)
    if (!found) throw new Problem(403)
    return found
  }

  /** The same secret until the form is right: what was scanned stays so. */
  function setup(req: Request, secret: string, wrong: readonly Wrong[] = []): string {
    const { organizer, needed } = entering(req)
    const issuer = new URL(context.config.web.baseUrl).host
    const qr = qrCode(addressOf(secret, { issuer, label: organizer.email }))
    const isFirst = findSecondStep(db, organizer.id) === null
    const given = { secret, qr, isFirst, isRequired: needed === 'setup', username: organizer.email }
    return setupView({ lang: req.lang, ...given, wrong })
  }
}

const wrongPassword = ({ lang }: Request): readonly Wrong[] => [
  { field: 'password', message: text(lang).organize.secondStep.wrongPassword },
]

function gone({ lang }: Request): Problem {
  const { title, text: words, label } = text(lang).organize.secondStep.gone
  return new Problem(409, { title, text: words, action: { href: '/organize/second-step/setup', label } })
}

function required({ lang }: Request): Problem {
  const { title, text: words, label } = text(lang).organize.secondStep.required
  return new Problem(409, { title, text: words, action: { href: '/organize/me', label } })
}
