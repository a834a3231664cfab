import type { Request } from 'express'
import type { Context } from '../../../context.ts'
import { readOrganization, saveOrganization } from '../../../domain/organizer/organization.ts'
import type { Handlers } from '../../../http/route.ts'
import type { Wrong } from '../../../ui/form.tsx'
import { type FormValues, readFormValues } from '../../campaign/editor/form-values.ts'
import { signedIn } from '../../campaign/manage/show-campaign.ts'
import { formOf, readForm } from './fields.tsx'
import { organizationView } from './view.tsx'

/** `/organize/organization`: who runs this installation. */
export function organizationHandlers(context: Context) {
  const { db, config, now } = context
  const siteLang = config.defaultLanguage

  return {
    show: (req, res) => {
      const typed = formOf(readOrganization(db) ?? { lang: req.lang })
      res.send(show(req, typed, [], req.query.done === 'saved'))
    },

    save: (req, res) => {
      const typed = readFormValues(req.body) ?? {}
      const read = readForm(typed, 'all', req.lang)
      if (read.kind === 'wrong') return void res.status(422).send(show(req, typed, read.wrong))
      saveOrganization(db, signedIn(context, req), read.said, siteLang, now())
      res.redirect(303, '/organize/organization?done=saved')
    },
  } satisfies Handlers

  function show(req: Request, typed: FormValues, wrong: readonly Wrong[], done = false): string {
    const organizer = signedIn(context, req)
    return organizationView({ lang: req.lang, organizer, typed, wrong, siteLang, now: now(), done })
  }
}
