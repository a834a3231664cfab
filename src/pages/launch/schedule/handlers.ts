import type { Request } from 'express'
import { z } from 'zod'
import type { Context } from '../../../context.ts'
import type { OwnCampaign } from '../../../domain/campaign/all-campaigns.ts'
import { allowedActions } from '../../../domain/launch/allowed-actions.ts'
import { forecaster } from '../../../domain/launch/capacity/forecast.ts'
import { cancel } from '../../../domain/launch/control.ts'
import type { Launch } from '../../../domain/launch/launch.ts'
import { saveSchedule } from '../../../domain/launch/schedule.ts'
import { supporterCounter } from '../../../domain/supporter/supporter-count.ts'
import type { Handlers } from '../../../http/route.ts'
import { text } from '../../../text/text.ts'
import { findOwn, findWithLaunch, signedIn } from '../../campaign/manage/show-campaign.ts'
import { launchTooLate } from '../control/too-late.ts'
import { scheduleDone } from './page.ts'
import { asSet, type ReadSchedule, readSchedule } from './read-form.ts'
import { scheduleView } from './view.tsx'

const Done = z.enum(scheduleDone)
const Buttons = z.object({ do: z.string().optional(), seen: z.string().max(100).nullable().default(null) })

/** `/organize/:slug/schedule`: when, under which rule and how fast; and the cancellation. */
export function scheduleHandlers(context: Context) {
  const { db, now, networks } = context
  const supporterCountOf = supporterCounter(db)
  const foresee = forecaster(db, networks)

  return {
    show: (req, res) => {
      const campaign = findOwn(context, req.params.slug)
      const { launch } = campaign
      res.send(
        show(req, campaign, {
          typed: asSet(campaign),
          wrong: [],
          ask: null,
          wanted: isAhead(launch, now()) ? launch : null,
        }),
      )
    },

    save: (req, res) => {
      const campaign = findOwn(context, req.params.slug)
      const { do: button, seen } = Buttons.parse(req.body ?? {})
      const read = readSchedule(req.body, campaign, now(), req.lang)
      if (!read.wanted) return res.status(422).send(show(req, campaign, read))
      if (button === 'preview') return res.send(show(req, campaign, read))
      const result = saveSchedule({ db, actor: signedIn(context, req), campaign, seen }, read.wanted, now())
      switch (result) {
        case 'past':
        case 'too-late':
          throw launchTooLate(req, campaign.slug, text(req.lang).schedule.tooLate)
        case 'overtaken':
          return res.status(409).send(show(req, findOwn(context, campaign.slug), read, true))
        default: {
          // A draft goes on to what is still missing, and Publish.
          const page = campaign.state === 'draft' ? 'write' : 'schedule'
          return res.redirect(303, `/organize/${campaign.slug}/${page}?done=${result}`)
        }
      }
    },

    cancel: (req, res) => {
      const { campaign, launch } = findWithLaunch(context, req.params.slug)
      if (cancel({ db, actor: signedIn(context, req), campaign, launch }, now()) === 'too-late')
        throw launchTooLate(req, campaign.slug, text(req.lang).organize.tooLate.cancel)
      res.redirect(303, `/organize/${campaign.slug}?done=cancelled`)
    },
  } satisfies Handlers<'slug'>

  function show(req: Request, campaign: OwnCampaign, read: ReadSchedule, isOvertaken = false): string {
    const { launch } = campaign
    const at = now()
    const organizer = signedIn(context, req)
    const mayMove = !launch || allowedActions(launch, at).move
    return scheduleView({
      ...read,
      lang: req.lang,
      organizer,
      campaign,
      now: at,
      isOpen: mayMove,
      mayChange: mayMove && organizer.role !== 'viewer',
      spreads: launch && mayMove ? foresee(launch, at).spreads : null,
      supporters: supporterCountOf(campaign.id, at).supporters,
      isOvertaken,
      done: Done.safeParse(req.query.done).data ?? null,
    })
  }
}

/** Of a missed one, supporters read no moment until there is another. */
const isAhead = (launch: Launch | null, now: number) => launch !== null && launch.launchAt > now
