import type { Request } from 'express'
import { z } from 'zod'
import type { Context } from '../../../context.ts'
import type { OwnCampaign } from '../../../domain/campaign/all-campaigns.ts'
import { contentOf } from '../../../domain/campaign/content.ts'
import { listEditorDrafts } from '../../../domain/campaign/editor-draft.ts'
import { listMessages } from '../../../domain/campaign/message.ts'
import {
  type Missing,
  missingContent,
  missingInstallation,
  missingMoment,
} from '../../../domain/campaign/missing-content.ts'
import { previewToken, publish, renewPreview } from '../../../domain/campaign/publication.ts'
import { inOneStep, record } from '../../../domain/organizer/audit/record.ts'
import { readOrganization } from '../../../domain/organizer/organization.ts'
import type { Handlers } from '../../../http/route.ts'
import { Problem } from '../../../lib/problem.ts'
import { text } from '../../../text/text.ts'
import { findOwn, signedIn } from '../manage/show-campaign.ts'
import { fitsSomewhere } from './fits-network.ts'
import { editorOverviewDone } from './overview-page.ts'
import { editorOverviewView } from './overview-view.tsx'

const Done = z.enum(editorOverviewDone)

/** `/organize/:slug/write` and what is decided there: published or not, and its preview link. */
export function overviewHandlers(context: Context) {
  const { db, box, config, now } = context

  return {
    show: (req, res) => {
      const campaign = findOwn(context, req.params.slug)
      const organizer = signedIn(context, req)
      res.send(
        editorOverviewView({
          lang: req.lang,
          organizer,
          campaign,
          content: contentOf(campaign, listMessages(db, campaign.id)),
          now: now(),
          mayChange: organizer.role !== 'viewer',
          missing: missingOf(context, campaign),
          drafts: listEditorDrafts(db, campaign.id, organizer.id).map(draft => draft.section),
          baseUrl: config.web.baseUrl,
          previewUrl: `${config.web.baseUrl}/preview/${previewToken(db, box, campaign)}`,
          done: Done.safeParse(req.query.done).data ?? null,
          renamed: req.query.renamed === 'yes',
        }),
      )
    },

    publish: (req, res) => {
      const campaign = findOwn(context, req.params.slug)
      const { incomplete } = text(req.lang).write.notDone
      if (campaign.state === 'draft' && missingOf(context, campaign).length > 0)
        throw notDone(req, campaign, incomplete)
      const result = inOneStep(db, () => {
        const done = publish(db, campaign.id, now())
        if (campaign.state === 'draft' && done !== 'no-moment') keep(req, 'published', campaign)
        return done
      })
      if (result === 'no-moment') throw notDone(req, campaign, incomplete)
      res.redirect(303, `/organize/${campaign.slug}/write?done=published`)
    },

    renewPreview: (req, res) => {
      const campaign = findOwn(context, req.params.slug)
      inOneStep(db, () => {
        renewPreview(db, box, campaign.id)
        keep(req, 'preview-renewed', campaign)
      })
      res.redirect(303, `/organize/${campaign.slug}/write?done=renewed`)
    },
  } satisfies Handlers<'slug'>

  function keep(req: Request, kind: 'published' | 'preview-renewed', campaign: OwnCampaign): void {
    record(db, signedIn(context, req), kind, {}, now(), campaign)
  }
}

function missingOf(context: Context, campaign: OwnCampaign): Missing[] {
  const { db, now } = context
  const content = contentOf(campaign, listMessages(db, campaign.id))
  return [
    ...missingContent(content, fitsSomewhere(context, campaign)),
    ...missingMoment(campaign, now()),
    ...missingInstallation(campaign, readOrganization(db)),
  ]
}

/** A 409 that leads back to where it can be seen why. */
function notDone(
  { lang }: Request,
  { slug }: OwnCampaign,
  said: { readonly title: string; readonly text: string },
): Problem {
  const { label } = text(lang).write.notDone
  return new Problem(409, { ...said, action: { href: `/organize/${slug}/write`, label } })
}
