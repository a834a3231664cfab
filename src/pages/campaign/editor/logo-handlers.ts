import type { Logo } from '../../../../db/schema/organization.ts'
import type { Context } from '../../../context.ts'
import { withPictureFiles } from '../../../domain/campaign/picture-files.ts'
import { saveOwnLogo } from '../../../domain/campaign/save.ts'
import { record } from '../../../domain/organizer/audit/record.ts'
import type { Handlers, RequestOf } from '../../../http/route.ts'
import { allowOwnFrames } from '../../../http/security-headers.ts'
import type { PictureFile } from '../../../lib/picture.ts'
import { receiveLogo, sentLogo } from '../../organizer/organization/sent-logo.ts'
import { findOwn, signedIn } from '../manage/show-campaign.ts'
import { showSection } from './show-section.tsx'

/** The logo of a campaign whose organization is not the installation's, among its basics. */
export function logoHandlers(context: Context) {
  const { db, config, now } = context
  const page = (slug: string) => `/organize/${slug}/write/basics?done=saved`
  const keep = (req: RequestOf<'slug'>, logo: Logo | null, files: readonly PictureFile[]) => {
    const campaign = findOwn(context, req.params.slug)
    const actor = signedIn(context, req)
    withPictureFiles(db, config.dataDir, files, tx => {
      saveOwnLogo(tx, campaign.id, logo)
      record(tx, actor, 'logo-changed', { shown: logo !== null }, now(), campaign)
    })
  }

  return {
    receive: receiveLogo,

    save: async (req, res) => {
      allowOwnFrames(res)
      const sent = await sentLogo(req, res)
      if (sent.kind === 'sent') {
        keep(req, sent.logo, [sent.file])
        return res.redirect(303, page(req.params.slug))
      }
      const campaign = findOwn(context, req.params.slug)
      res.status(sent.status).send(showSection(context, req, campaign, 'basics', { wrong: [sent.wrong] }))
    },

    remove: (req, res) => {
      if (findOwn(context, req.params.slug).ownLogo) keep(req, null, [])
      res.redirect(303, page(req.params.slug))
    },
  } satisfies Handlers<'slug'>
}
