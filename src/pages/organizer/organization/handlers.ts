import type { Request } from 'express'
import type { Context } from '../../../context.ts'
import { withPictureFiles } from '../../../domain/campaign/picture-files.ts'
import { readOrganization, saveLogo, saveOrganization } from '../../../domain/organizer/organization.ts'
import type { Handlers } from '../../../http/route.ts'
import { readLogo } from '../../../lib/logo.ts'
import { Problem } from '../../../lib/problem.ts'
import { text } from '../../../text/text.ts'
import { wrongSentence } from '../../../text/wrong.ts'
import type { Wrong } from '../../../ui/form.tsx'
import { type FormValues, readFormValues } from '../../campaign/editor/form-values.ts'
import { takeFile } from '../../campaign/editor/upload.ts'
import { signedIn } from '../../campaign/manage/show-campaign.ts'
import { formOf, readForm } from './fields.tsx'
import { organizationView, type Saving, savings } from './view.tsx'

const logoBytesAtMost = 5_000_000
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

    receiveLogo: takeFile('logo', logoBytesAtMost),

    saveLogo: async (req, res) => {
      const refuse = (status: number, message: string) =>
        void res.status(status).send(show(req, saved(req), [{ field: 'logo', message }]))
      const words = text(req.lang).organize.organization.logo
      if (!readOrganization(db)) throw new Problem(409)
      if (res.locals.fileTooLarge) return refuse(413, words.tooLarge)
      if (!req.file) return refuse(422, words.missing)
      const read = await readLogo(req.file.buffer)
      if (read.kind === 'refused') return refuse(422, wrongSentence(read.why, '', null, req.lang))
      const { name, width, height, file } = read
      const actor = signedIn(context, req)
      withPictureFiles(db, config.dataDir, [file], tx => saveLogo(tx, actor, { name, width, height }, now()))
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
