import type { Request } from 'express'
import { z } from 'zod'
import type { Context } from '../../../context.ts'
import { findAnyCampaign, type OwnCampaign } from '../../../domain/campaign/all-campaigns.ts'
import { allowedActions } from '../../../domain/launch/allowed-actions.ts'
import { forecaster } from '../../../domain/launch/capacity/forecast.ts'
import type { Launch } from '../../../domain/launch/launch.ts'
import { readLaunchStats } from '../../../domain/launch/launch-stats.ts'
import { mayTryAgain } from '../../../domain/ledger/continue.ts'
import type { Organizer } from '../../../domain/organizer/organizer.ts'
import { type Conditions, readConditions } from '../../../domain/pledge/condition-counts.ts'
import type { supporterCounter } from '../../../domain/supporter/supporter-count.ts'
import { organizerOf } from '../../../http/guards.ts'
import { costCache } from '../../../lib/cache.ts'
import { Problem } from '../../../lib/problem.ts'
import type { Wrong } from '../../../ui/form.tsx'
import { namedNetwork } from '../../launch/control/named-network.ts'
import type { GoalFormValues } from '../../launch/goal/form.tsx'
import type { Ask, TypedTime } from '../../launch/schedule/launch-time.ts'
import { manageDone, manageView } from './view.tsx'

const Done = z.enum(manageDone)

type Shown = {
  readonly campaign: OwnCampaign
  readonly typed: TypedTime
  readonly ask?: Ask | null
  readonly goal?: GoalFormValues
  readonly wrong?: readonly Wrong[]
}

/** The page of one campaign as it stands now, with what was typed into its form. */
export function campaignShower(context: Context, supporterCountOf: ReturnType<typeof supporterCounter>) {
  const { db, now, networks, config } = context
  const foresee = forecaster(db, networks)
  const conditionsOf = costCache<Conditions | null>()
  return (req: Request, { campaign, typed, ask = null, goal, wrong = [] }: Shown): string => {
    const { launch } = campaign
    const at = now()
    const stats = launch && launch.armedAt !== null ? readLaunchStats(db, launch) : null
    const allowed = allowedActions(launch, at, launch !== null && mayTryAgain(db, launch, at), stats)
    const forecast = launch && allowed.move ? foresee(launch, at) : null
    return manageView({
      lang: req.lang,
      organizer: signedIn(context, req),
      campaign,
      supporterCount: supporterCountOf(campaign.id, at),
      allowed,
      forecast,
      conditions: forecast
        ? forecast.conditions
        : conditionsOf(campaign.id, at, () => readConditions(db, campaign.id, launch)),
      sandbox: config.sandbox.inUse,
      stats,
      now: at,
      typed,
      ask,
      typedGoal: goal ?? null,
      wrong,
      done: Done.safeParse(req.query.done).data ?? null,
      doneOn: namedNetwork(req.query.network),
    })
  }
}

/** Drafts too; a 404 when there is none. */
export function findOwn({ db }: Context, slug: string): OwnCampaign {
  const campaign = findAnyCampaign(db, slug)
  if (!campaign) throw new Problem(404)
  return campaign
}

/** A 404 too when its launch is not set yet. */
export function findWithLaunch(context: Context, slug: string): { campaign: OwnCampaign; launch: Launch } {
  const campaign = findOwn(context, slug)
  if (!campaign.launch) throw new Problem(404)
  return { campaign, launch: campaign.launch }
}

/** Where the route table asks for a role there always is one. */
export function signedIn(context: Context, req: Request): Organizer {
  const organizer = organizerOf(context, req)
  if (!organizer) throw new Problem(403)
  return organizer
}
