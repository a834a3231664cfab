import type { Request } from 'express'
import { z } from 'zod'
import type { Context } from '../../../context.ts'
import type { OwnCampaign } from '../../../domain/campaign/all-campaigns.ts'
import { unpublish } from '../../../domain/campaign/publication.ts'
import { renameCampaign } from '../../../domain/campaign/save.ts'
import { allowedActions } from '../../../domain/launch/allowed-actions.ts'
import { inOneStep, record } from '../../../domain/organizer/audit/record.ts'
import { countEverPledged } from '../../../domain/pledge/pledge.ts'
import { supporterCounter } from '../../../domain/supporter/supporter-count.ts'
import type { Handlers } from '../../../http/route.ts'
import { Problem } from '../../../lib/problem.ts'
import { text } from '../../../text/text.ts'
import { wrongSentence } from '../../../text/wrong.ts'
import type { Wrong } from '../../../ui/form.tsx'
import { findOwn, signedIn } from '../manage/show-campaign.ts'
import { settingsDone, settingsView } from './view.tsx'

const Done = z.enum(settingsDone)
const AddressForm = z.object({ slug: z.string().trim().max(120).catch('') })

/** `/organize/:slug/settings`: what is no stage of a campaign. */
export function settingsHandlers(context: Context) {
  const { db, config, now } = context
  const supporterCountOf = supporterCounter(db)

  return {
    show: (req, res) => void res.send(show(req, findOwn(context, req.params.slug))),

    changeAddress: (req, res) => {
      const campaign = findOwn(context, req.params.slug)
      const { slug } = AddressForm.parse(req.body ?? {})
      const result = inOneStep(db, () => {
        const done = renameCampaign(db, campaign.id, slug)
        const changes = [{ field: 'slug', from: campaign.slug, to: slug }]
        if (done === 'renamed' && slug !== campaign.slug)
          record(db, signedIn(context, req), 'campaign-changed', { section: 'basics', changes }, now(), campaign)
        return done
      })
      if (result === 'renamed') return res.redirect(303, `/organize/${slug}/settings?done=address`)
      const code = result === 'bad-slug' ? 'slug' : `slug-${result}`
      const wrong = [{ field: 'slug', message: wrongSentence(code, '', null, req.lang) }]
      res.status(422).send(show(req, campaign, slug, wrong))
    },

    unpublish: (req, res) => {
      const campaign = findOwn(context, req.params.slug)
      const result = inOneStep(db, () => {
        const done = campaign.state === 'published' ? unpublish(db, campaign.id) : null
        if (done === 'unpublished') record(db, signedIn(context, req), 'unpublished', {}, now(), campaign)
        return done
      })
      const words = text(req.lang).settings.site
      const action = { href: `/organize/${campaign.slug}/settings`, label: words.back }
      if (result === 'pledged') throw new Problem(409, { ...words.tooLate, action })
      res.redirect(303, `/organize/${campaign.slug}/settings?done=unpublished`)
    },
  } satisfies Handlers<'slug'>

  function show(req: Request, campaign: OwnCampaign, slug = campaign.slug, wrong: readonly Wrong[] = []): string {
    const organizer = signedIn(context, req)
    const at = now()
    return settingsView({
      lang: req.lang,
      organizer,
      campaign,
      now: at,
      mayChange: organizer.role !== 'viewer',
      mayCancel: allowedActions(campaign.launch, at).cancel,
      pledged: countEverPledged(db, campaign.id),
      supporters: supporterCountOf(campaign.id, at).supporters,
      baseUrl: config.web.baseUrl,
      slug,
      wrong,
      done: Done.safeParse(req.query.done).data ?? null,
    })
  }
}
