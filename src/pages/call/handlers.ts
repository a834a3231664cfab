import type { Request, Response } from 'express'
import { z } from 'zod'
import type { Context } from '../../context.ts'
import { washington } from '../../domain/call/congress/callees.ts'
import { districtsOf, usableEdition } from '../../domain/call/congress/lookup.ts'
import { readZip } from '../../domain/call/congress/zip.ts'
import { callOutcomes, countCall, hasCall, readCalls } from '../../domain/call/outcomes.ts'
import { type Campaign, findCampaign } from '../../domain/campaign/campaign.ts'
import type { RequestOf } from '../../http/route.ts'
import { calendarFile } from '../../lib/calendar.ts'
import { cleanLine } from '../../lib/invisible-characters.ts'
import { Problem } from '../../lib/problem.ts'
import { isoDay, number } from '../../text/format.ts'
import { type Lang, text } from '../../text/text.ts'
import type { Wrong } from '../../ui/form.tsx'
import { dataSourceText } from './callee-words.ts'
import { chooseDistrict } from './district/choose.ts'
import { districtCall, numberCall, pathOf, readDistrict } from './district/district.ts'
import { findView } from './district/find-view.tsx'
import { calledView } from './view.tsx'

const words = z.string().transform(cleanLine).pipe(z.string().max(80))
const FindForm = z.object({ zip: z.string().trim().default(''), name: words.default(''), place: words.default('') })
const OutcomeForm = z.object({
  outcome: z.enum(callOutcomes),
  who: z.string().max(20),
  number: z.coerce.number().int().min(0).max(100),
  form: z.string().regex(/^[\w-]{32}$/),
})

type CallRequest = Request<{ slug: string; district: string }>

/** `/c/:slug/call`: find whom to call, call one after the other, count. A ZIP code goes into no address, row or log. */
export function callHandlers(context: Context) {
  const { db, now } = context

  return {
    show: (req: RequestOf<'slug'>, res: Response) => {
      const campaign = callable(context, req.params.slug)
      if (campaign.callNumber || !usableEdition(db, isoDay(now(), washington)))
        return res.redirect(303, `/c/${campaign.slug}/call/number`)
      const { name = '', place = '' } = req.session.caller ?? {}
      res.send(find(context, { campaign, lang: req.lang }, { zip: '', name, place }))
    },

    find: (req: RequestOf<'slug'>, res: Response) => {
      const campaign = callable(context, req.params.slug)
      const typed = { zip: '', name: '', place: '', ...req.body }
      const form = FindForm.safeParse(typed)
      const zip = readZip(form.data?.zip ?? String(typed.zip))
      const edition = usableEdition(db, isoDay(now(), washington))
      if (!edition || campaign.callNumber) return res.redirect(303, `/c/${campaign.slug}/call/number`)
      if (!form.success || !zip) {
        const said = text(req.lang).call.wrong
        const long = form.error?.issues.map(({ path }) => ({ field: String(path[0]), message: said.long })) ?? []
        const wrong = [...(zip ? [] : [{ field: 'zip', message: said.zip }]), ...long]
        return void res.status(422).send(find(context, { campaign, lang: req.lang }, typed, wrong))
      }
      const { name, place } = form.data
      if (name || place) req.session.caller = { name, place }
      else delete req.session.caller
      const districts = districtsOf(db, edition, zip)
      const [only, ...more] = districts
      res.set('cache-control', 'no-store')
      if (only && more.length === 0) return res.redirect(303, pathOf(campaign, only))
      if (only) return void res.send(chooseDistrict(context, { campaign, edition, zip, districts, lang: req.lang }))
      const wrong = [{ field: 'zip', message: text(req.lang).call.wrong.unknownZip(zip) }]
      res.status(422).send(find(context, { campaign, lang: req.lang }, typed, wrong))
    },

    calendar: (req: RequestOf<'slug'>, res: Response) => {
      const campaign = callable(context, req.params.slug)
      if (campaign.lobbyingDays.length === 0) throw new Problem(404)
      const url = `${context.config.web.baseUrl}/c/${campaign.slug}/call`
      const entries = campaign.lobbyingDays.map(day => ({
        uid: `${day}.${campaign.slug}@${new URL(url).host}`,
        title: text(req.lang).call.calendarTitle(campaign.title),
        text: `${campaign.summary}\n\n${url}`,
        url,
        day,
      }))
      res.attachment(`${campaign.slug}.ics`).type('text/calendar').send(calendarFile(entries, now()))
    },

    call: (req: RequestOf<'slug' | 'district'>, res: Response) => {
      const campaign = callable(context, req.params.slug)
      const count = countWords(context, { campaign, lang: req.lang })
      if (req.query.call === 'done') return void res.send(calledView({ lang: req.lang, campaign, count }))
      const { caller = null } = req.session
      const place = { who: String(req.query.call ?? ''), number: Number(req.query.number ?? 0) || 0 }
      const { page } = callOf(context, campaign, req)({ caller, count, ...place })
      // Its form is made for one reader and one call.
      res.set('cache-control', 'private, no-store').send(page)
    },

    count: (req: RequestOf<'slug' | 'district'>, res: Response) => {
      const campaign = callable(context, req.params.slug)
      const form = OutcomeForm.safeParse(req.body ?? {})
      if (!form.success) throw new Problem(400)
      const { outcome, who, number: at, form: name } = form.data
      const { next } = callOf(context, campaign, req)({ caller: null, count: '', who, number: at })
      const day = isoDay(now(), campaign.timeZone)
      countCall(db, { campaignId: campaign.id, day, outcome, form: name }, now())
      res.redirect(303, next(outcome))
    },
  }
}

/** The call that an address names: on the one number, or on the members of a district. */
function callOf(context: Context, campaign: Campaign, req: CallRequest) {
  const { district } = req.params
  if (district === 'number') return numberCall(context, { campaign, lang: req.lang })
  const edition = usableEdition(context.db, isoDay(context.now(), washington))
  const found = readDistrict(district)
  if (!found || campaign.callNumber) throw new Problem(404)
  // The address of a district may be old, and the list over: the Capitol is always there.
  return edition
    ? districtCall(context, { campaign, lang: req.lang }, edition, found)
    : numberCall(context, { campaign, lang: req.lang })
}

function callable({ db }: Context, slug: string): Campaign {
  const campaign = findCampaign(db, slug)
  if (!campaign || !hasCall(campaign)) throw new Problem(404)
  return campaign
}

type Typed = { readonly zip: unknown; readonly name: unknown; readonly place: unknown }

type Told = { readonly campaign: Campaign; readonly lang: Lang }

function find(context: Context, told: Told, { zip, name, place }: Typed, wrong: readonly Wrong[] = []): string {
  const edition = usableEdition(context.db, isoDay(context.now(), washington))
  const typed = { zip: String(zip), name: String(name), place: String(place) }
  const source = edition ? dataSourceText(edition, told.lang) : ''
  return findView({ ...told, typed, wrong, source, count: countWords(context, told) })
}

function countWords({ db, now }: Context, { campaign, lang }: Told): string {
  const { total, today } = readCalls(db, campaign.id, isoDay(now(), campaign.timeZone))
  return text(lang).call.count(total, number(total, lang), number(today, lang))
}
