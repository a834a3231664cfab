import type { Request, Response } from 'express'
import { z } from 'zod'
import type { Context } from '../../context.ts'
import type { OwnCampaign } from '../../domain/campaign/all-campaigns.ts'
import { deliveryOfPledge } from '../../domain/ledger/read.ts'
import { countConsents } from '../../domain/mail/consent/consents.ts'
import { mailsToSupporter } from '../../domain/mail/progress.ts'
import { countByHand } from '../../domain/pledge/by-hand/list.ts'
import { type Conditions, readConditions } from '../../domain/pledge/condition-counts.ts'
import { findSupporter, listSupporters, type Supporter, supporterStates } from '../../domain/supporter/list.ts'
import { removeSupporter } from '../../domain/supporter/remove.ts'
import { type SupporterSums, sumSupporters } from '../../domain/supporter/sums.ts'
import type { RequestOf } from '../../http/route.ts'
import { costCache } from '../../lib/cache.ts'
import { Problem } from '../../lib/problem.ts'
import { networkNames } from '../../networks/port.ts'
import { text } from '../../text/text.ts'
import type { Wrong } from '../../ui/form.tsx'
import { sendTable } from '../campaign/manage/send-table.ts'
import { findOwn, signedIn } from '../campaign/manage/show-campaign.ts'
import { consentsTable, supportersTable } from './csv.ts'
import { supporterView } from './supporter-view.tsx'
import { supportersView } from './view.tsx'

const rowsAPage = 100

const id = z.coerce.number().int().positive()
const key = id.nullable().catch(null).default(null)
/** What cannot be read is left out: the list then shows more, never something else. */
const Query = z.object({
  state: z.enum(supporterStates).catch('active').default('active'),
  network: z.enum(networkNames).nullable().catch(null).default(null),
  words: z.enum(['sample', 'own']).nullable().catch(null).default(null),
  reconnect: z.literal('yes').nullable().catch(null).default(null),
  search: z.string().max(200).catch('').default(''),
  after: key,
  before: key,
})
const reasonAtMost = 500
const RemovalForm = z.object({ reason: z.string().max(5_000).catch('').default('') })

/** `/organize/:slug/supporters`: who has pledged, whatever the stage of the campaign. */
export function supporterHandlers(context: Context) {
  const { db, box, now } = context
  const kept = costCache<SupporterSums>()
  const conditionsOf = costCache<Conditions | null>()

  return {
    list: (req: RequestOf<'slug'>, res: Response) => {
      const campaign = findOwn(context, req.params.slug)
      const organizer = signedIn(context, req)
      const { after, before, ...query } = Query.parse(req.query)
      const mail = organizer.role !== 'viewer'
      const filter = { ...query, reconnect: query.reconnect === 'yes', mail }
      const page = listSupporters(db, box, campaign.id, filter, { after, before }, rowsAPage)
      const sums = kept(campaign.id, now(), () => sumSupporters(db, campaign.id))
      const byHand = countByHand(db, campaign.id).confirmed
      res.send(
        supportersView({
          lang: req.lang,
          organizer,
          campaign,
          filter,
          paged: after ?? before,
          page,
          sums,
          byHand,
          listed: countConsents(db, campaign.id),
          conditions: conditionsOf(campaign.id, now(), () => readConditions(db, campaign.id, campaign.launch)),
          now: now(),
        }),
      )
    },

    table: async (req: RequestOf<'slug'>, res: Response) => {
      const campaign = findOwn(context, req.params.slug)
      const query = Query.parse(req.query)
      const filter = { ...query, reconnect: query.reconnect === 'yes', mail: true }
      const table = supportersTable(db, box, campaign.id, filter)
      await sendTable(context, req, res, campaign, { name: 'supporters', format: 'csv', table })
    },

    consents: async (req: RequestOf<'slug'>, res: Response) => {
      const campaign = findOwn(context, req.params.slug)
      const table = consentsTable(db, box, campaign.id)
      await sendTable(context, req, res, campaign, { name: 'consents', format: 'csv', table })
    },

    show: (req: RequestOf<'slug' | 'id'>, res: Response) => {
      const { campaign, supporter } = found(req)
      const done = req.query.done === 'removed'
      res.send(shown(req, campaign, supporter, { done }))
    },

    remove: (req: RequestOf<'slug' | 'id'>, res: Response) => {
      const { campaign, supporter } = found(req)
      const words = text(req.lang).supporters.one
      const reason = RemovalForm.parse(req.body ?? {}).reason.trim()
      const message = reason === '' ? words.remove.wrong : reason.length > reasonAtMost ? words.remove.long : null
      if (message !== null) {
        const wrong = [{ field: 'reason', message }]
        return void res.status(422).send(shown(req, campaign, supporter, { wrong, reason }))
      }
      const here = `/organize/${campaign.slug}/supporters/${supporter.id}`
      const result = removeSupporter(db, box, signedIn(context, req), campaign, supporter, reason, now())
      if (result === 'removed') return res.redirect(303, `${here}?done=removed`)
      const { title, text: said, label } = words.tooLate
      throw new Problem(409, { title, text: said, action: { href: here, label } })
    },
  }

  function found(req: Request<{ slug: string; id: string }>): { campaign: OwnCampaign; supporter: Supporter } {
    const campaign = findOwn(context, req.params.slug)
    const wanted = id.safeParse(req.params.id)
    const supporter = wanted.success ? findSupporter(db, campaign.id, wanted.data) : null
    if (!supporter) throw new Problem(404)
    return { campaign, supporter }
  }

  type More = { wrong?: readonly Wrong[]; reason?: string; done?: boolean }
  function shown(req: Request, campaign: OwnCampaign, supporter: Supporter, more: More): string {
    const { wrong = [], reason = '', done = false } = more
    const delivery = deliveryOfPledge(db, supporter.id)
    const mails = mailsToSupporter(db, campaign.id, supporter.id)
    const organizer = signedIn(context, req)
    const { lang } = req
    return supporterView({ lang, organizer, campaign, supporter, delivery, mails, now: now(), wrong, reason, done })
  }
}
