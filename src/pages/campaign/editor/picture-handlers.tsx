import { z } from 'zod'
import type { Context } from '../../../context.ts'
import type { Picture } from '../../../domain/campaign/content.ts'
import { withPictureFiles } from '../../../domain/campaign/picture-files.ts'
import { savePicture, sectionVersion } from '../../../domain/campaign/save.ts'
import { record } from '../../../domain/organizer/audit/record.ts'
import type { Handlers, RequestOf } from '../../../http/route.ts'
import { allowOwnFrames } from '../../../http/security-headers.ts'
import { cleanLine } from '../../../lib/invisible-characters.ts'
import { focuses, type PictureFile, readPicture } from '../../../lib/picture.ts'
import { Problem } from '../../../lib/problem.ts'
import { wrongSentence } from '../../../text/wrong.ts'
import { findOwn, signedIn } from '../manage/show-campaign.ts'
import { nextPage } from './parts.ts'
import { PictureFields } from './picture-fields.tsx'
import { sectionView } from './section-view.tsx'
import { aboutSection } from './show-section.tsx'
import { takeFile } from './upload.ts'

const bytesAtMost = 15_000_000

const PictureForm = z.object({
  alt: z
    .string()
    .transform(words => cleanLine(words).slice(0, 300))
    .default(''),
  focus: z.enum(focuses).catch('interest'),
  version: z.coerce.number().int().min(0).catch(0),
  do: z.enum(['save', 'next']).catch('save'),
})
type Form = z.infer<typeof PictureForm>

/** The picture of a campaign: its file, what it shows, and its removal. */
export function pictureHandlers(context: Context) {
  const { db, config, now } = context
  const save = (req: RequestOf<'slug'>, picture: Picture | null, files: readonly PictureFile[], version: number) => {
    const campaign = findOwn(context, req.params.slug)
    const actor = signedIn(context, req)
    const saving = { campaignId: campaign.id, version, actor, now: now() }
    const before = campaign.picture
    const data = { from: before?.alt ?? null, to: picture?.alt ?? null }
    return withPictureFiles(db, config.dataDir, files, tx => {
      const result = savePicture(tx, picture, saving)
      if (result === 'saved' && (before || picture)) record(tx, actor, 'picture-changed', data, saving.now, campaign)
      return result
    })
  }

  return {
    show: (req, res) => {
      allowOwnFrames(res)
      res.send(show(context, req, { saved: req.query.done === 'saved' }))
    },

    receiveFile: takeFile('picture', bytesAtMost),

    save: async (req, res) => {
      allowOwnFrames(res)
      const refuse = (status: number, field: string, code: string) =>
        void res.status(status).send(show(context, req, { form, wrong: { field, code } }))
      const form = PictureForm.parse(req.body ?? {})
      if (res.locals.fileTooLarge) return refuse(413, 'picture', 'picture-too-large')
      const own = findOwn(context, req.params.slug)
      const before = own.picture
      if (!req.file && !before) {
        // It is optional: who goes on without one is not held up, unless they have begun to describe one.
        if (form.do === 'next' && form.alt === '') return res.redirect(303, nextPage(own, 'picture'))
        return refuse(422, 'picture', 'picture-missing')
      }
      if (form.alt === '') return refuse(422, 'alt', 'alt')
      const read = req.file ? await readPicture(req.file.buffer, form.focus) : null
      if (read?.kind === 'refused') return refuse(422, 'picture', read.why)
      const shown = read ?? before
      if (!shown) throw new Problem(409)
      const picture = { name: shown.name, width: shown.width, alt: form.alt }
      if (save(req, picture, read?.files ?? [], form.version) === 'overtaken') throw new Problem(409)
      const campaign = findOwn(context, req.params.slug)
      const page =
        form.do === 'next' ? nextPage(campaign, 'picture') : `/organize/${campaign.slug}/write/picture?done=saved`
      res.redirect(303, page)
    },

    remove: (req, res) => {
      const { version } = PictureForm.parse(req.body ?? {})
      if (save(req, null, [], version) === 'overtaken') throw new Problem(409)
      res.redirect(303, `/organize/${req.params.slug}/write/picture?done=saved`)
    },
  } satisfies Handlers<'slug'>
}

type Shown = {
  readonly form?: Form
  readonly wrong?: { readonly field: string; readonly code: string }
  readonly saved?: boolean
}

function show(context: Context, req: RequestOf<'slug'>, { form, wrong, saved }: Shown): string {
  const campaign = findOwn(context, req.params.slug)
  const sentences = wrong ? [{ field: wrong.field, message: wrongSentence(wrong.code, '', null, req.lang) }] : []
  const about = aboutSection(context, req, campaign, 'picture', { wrong: sentences, saved })
  return sectionView({
    ...about,
    draftAt: null,
    overtaken: null,
    children: (
      <PictureFields
        lang={req.lang}
        campaign={campaign}
        wrong={sentences}
        mayChange={about.mayChange}
        version={sectionVersion(campaign.versions, 'picture')}
        alt={form?.alt ?? campaign.picture?.alt ?? ''}
        focus={form?.focus ?? 'interest'}
      />
    ),
  })
}
