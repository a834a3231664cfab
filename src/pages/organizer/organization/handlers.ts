import type { Request } from 'express'
import type { Context } from '../../../context.ts'
import { withPictureFiles } from '../../../domain/campaign/picture-files.ts'
import { readOrganization, saveLogo, saveOrganization } from '../../../domain/organizer/organization.ts'
import type { Handlers } from '../../../http/route.ts'
import { Problem } from '../../../lib/problem.ts'
import type { Wrong } from '../../../ui/form.tsx'
import { type FormValues, readFormValues } from '../../campaign/editor/form-values.ts'
import { signedIn } from '../../campaign/manage/show-campaign.ts'
import { formOf, readForm } from './fields.tsx'
import { receiveLogo, sentLogo } from './sent-logo.ts'
import { organizationView, type Saving, savings } from './view.tsx'

const logoPage = '/organize/organization?done=logo'

/** `/organize/organization`: who runs this installation, and its logo. */
export function organizationHandlers(context: Context) {
  const { db, config, now } = context
  const siteLang = config.defaultLanguage

  return {
    show: (req, res) =>
      void res.send(
        show(
          req,
          saved(req),
          [],
          savings.find(one => one === req.query.done),
        ),
      ),

    save: (req, res) => {
      const typed = readFormValues(req.body) ?? {}
      const read = readForm(typed, 'all', req.lang)
      if (read.kind === 'wrong') return void res.status(422).send(show(req, typed, read.wrong))
      saveOrganization(db, signedIn(context, req), read.said, siteLang, now())
      res.redirect(303, '/organize/organization?done=saved')
    },

    receiveLogo,

    saveLogo: async (req, res) => {
      if (!readOrganization(db)) throw new Problem(409)
      const sent = await sentLogo(req, res)
      if (sent.kind === 'refused') return void res.status(sent.status).send(show(req, saved(req), [sent.wrong]))
      const actor = signedIn(context, req)
      withPictureFiles(db, config.dataDir, [sent.file], tx => saveLogo(tx, actor, sent.logo, now()))
      res.redirect(303, logoPage)
    },

    removeLogo: (req, res) => {
      const actor = signedIn(context, req)
      if (readOrganization(db)?.logo) withPictureFiles(db, config.dataDir, [], tx => saveLogo(tx, actor, null, now()))
      res.redirect(303, logoPage)
    },
  } satisfies Handlers

  function saved(req: Request): FormValues {
    return formOf(readOrganization(db) ?? { lang: req.lang })
  }

  function show(req: Request, typed: FormValues, wrong: readonly Wrong[], done?: Saving): string {
    const organizer = signedIn(context, req)
    const organization = readOrganization(db)
    return organizationView({ lang: req.lang, organizer, organization, typed, wrong, siteLang, now: now(), done })
  }
}
