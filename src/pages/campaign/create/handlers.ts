import type { Request, Response } from 'express'
import { z } from 'zod'
import type { Context } from '../../../context.ts'
import { createCampaign, duplicateCampaign } from '../../../domain/campaign/create.ts'
import { campaignFields } from '../../../domain/campaign/fields.ts'
import { fileBytesAtMost } from '../../../domain/campaign/file/campaign-file.ts'
import { exportCampaign, importCampaign } from '../../../domain/campaign/file/import-export.ts'
import { readCampaignFileInWorker } from '../../../domain/campaign/file/in-worker.ts'
import { inOneStep, record } from '../../../domain/organizer/audit/record.ts'
import { readOrganization } from '../../../domain/organizer/organization.ts'
import type { RequestOf } from '../../../http/route.ts'
import { Problem } from '../../../lib/problem.ts'
import { text } from '../../../text/text.ts'
import { fileSentence } from '../../../text/wrong.ts'
import type { Wrong } from '../../../ui/form.tsx'
import { type FormValues, readFormValues } from '../editor/form-values.ts'
import { sentences } from '../editor/labels.ts'
import { takeFile } from '../editor/upload.ts'
import { findOwn, signedIn } from '../manage/show-campaign.ts'
import { createView } from './view.tsx'

const { title, timeZone, lang } = campaignFields.basics.fields
const Begun = z.object({
  title: title.schema,
  timeZone: timeZone.schema,
  lang: lang.schema,
  congress: z.enum(['yes', 'no']).catch('no'),
})

/** Ways a campaign begins: from a title, from a file, as a copy. And its file. */
export function newCampaignHandlers(context: Context) {
  const { db, config, now } = context
  const place = { db, dataDir: config.dataDir }

  return {
    show: (req: RequestOf, res: Response) => {
      const { timeZone = '', lang = '' } = readOrganization(db) ?? {}
      const typed = { title: '', timeZone, lang }
      res.send(show(context, req, typed))
    },

    create: (req: RequestOf, res: Response) => {
      const typed = readFormValues(req.body) ?? {}
      const begun = Begun.safeParse({ title: '', timeZone: '', ...typed })
      if (!begun.success) {
        const problems = begun.error.issues.map(one => ({
          field: String(one.path[0]),
          code: one.message,
          most: one.code === 'too_big' ? Number(one.maximum) : null,
        }))
        return void res.status(422).send(show(context, req, typed, sentences('basics', problems, req.lang)))
      }
      const congress = begun.data.congress === 'yes'
      const made = inOneStep(db, () => {
        const created = createCampaign(db, { ...begun.data, congress }, now())
        recordMade(req, { ...created, title: begun.data.title }, 'title')
        return created
      })
      res.redirect(303, `/organize/${made.slug}/write/basics`)
    },

    receiveFile: takeFile('file', fileBytesAtMost),

    import: async (req: RequestOf, res: Response) => {
      const refuse = (status: number, fileWrong: readonly string[]) =>
        void res.status(status).send(show(context, req, {}, [], fileWrong))
      if (res.locals.fileTooLarge) return refuse(413, [fileSentence({ place: '', code: 'file-too-large' }, req.lang)])
      if (!req.file) return refuse(422, [text(req.lang).write.import.noFile])
      const read = await readCampaignFileInWorker(req.file.buffer.toString('utf8'))
      if (read.kind === 'wrong')
        return refuse(
          422,
          read.problems.map(one => fileSentence(one, req.lang)),
        )
      const { picture, slug } = read.file
      // A file of its own beside it is something only the command line can read.
      if (picture?.file) return refuse(422, [fileSentence({ place: 'picture.file', code: 'picture-file' }, req.lang)])
      const bytes = picture?.data ? Buffer.from(picture.data, 'base64') : null
      const made = await importCampaign(place, read.file, bytes, now())
      if (made.kind === 'picture-refused')
        return refuse(422, [fileSentence({ place: 'picture', code: made.why }, req.lang)])
      recordMade(req, { ...made.campaign, title: read.file.content.basics.title }, 'file')
      const renamed = slug !== '' && made.campaign.slug !== slug ? '&renamed=yes' : ''
      res.redirect(303, `/organize/${made.campaign.slug}/write?done=imported${renamed}`)
    },

    copy: (req: RequestOf<'slug'>, res: Response) => {
      const { id, title } = findOwn(context, req.params.slug)
      const { copyOf } = text(req.lang).settings.copies
      const made = inOneStep(db, () => {
        const copy = duplicateCampaign(db, id, copyOf, now())
        if (copy) recordMade(req, { ...copy, title: copyOf(title) }, 'copy')
        return copy
      })
      if (!made) throw new Problem(404)
      res.redirect(303, `/organize/${made.slug}/write?done=duplicated`)
    },

    export: (req: RequestOf<'slug'>, res: Response) => {
      const campaign = findOwn(context, req.params.slug)
      res
        .attachment(`${campaign.slug}.yaml`)
        .type('application/yaml; charset=utf-8')
        .send(exportCampaign(place, campaign))
    },
  }

  function recordMade(req: Request, { id, title, slug }: Made, of: 'title' | 'file' | 'copy'): void {
    record(db, signedIn(context, req), 'campaign-made', { slug, of }, now(), { id, title })
  }
}

type Made = { readonly id: number; readonly slug: string; readonly title: string }

function show(
  context: Context,
  req: Request,
  typed: FormValues,
  wrong: readonly Wrong[] = [],
  fileWrong: readonly string[] = [],
): string {
  return createView({
    lang: req.lang,
    organizer: signedIn(context, req),
    typed,
    wrong,
    fileWrong,
    siteLang: context.config.defaultLanguage,
    now: context.now(),
  })
}
