import type { Request } from 'express'
import { z } from 'zod'
import type { Context } from '../../../context.ts'
import { forecaster } from '../../../domain/launch/capacity/forecast.ts'
import {
  countCheckable,
  deadGrants,
  latestChecks,
  startCheck,
  unopenedGrants,
} from '../../../domain/launch/check/account-check.ts'
import { findings } from '../../../domain/launch/check/findings.ts'
import { grantLives } from '../../../domain/launch/check/grant-lives.ts'
import { readHealth } from '../../../domain/launch/check/health.ts'
import { readProxy } from '../../../domain/launch/check/proxy.ts'
import { askToReconnect, readReconnectMail } from '../../../domain/launch/check/reconnect-mail.ts'
import { refusedOn } from '../../../domain/launch/check/refused-sign-ins.ts'
import { heldIn } from '../../../domain/launch/held.ts'
import { canBeHeld } from '../../../domain/launch/launch.ts'
import { readLaunchStats } from '../../../domain/launch/launch-stats.ts'
import { tenseOf } from '../../../domain/launch/status.ts'
import { aliveSenders, leftOutSenders } from '../../../domain/ledger/senders.ts'
import { inOneStep, record } from '../../../domain/organizer/audit/record.ts'
import { type NearDuplicates, readNearDuplicates } from '../../../domain/pledge/similarity/near-duplicates.ts'
import type { Handlers } from '../../../http/route.ts'
import { costCache } from '../../../lib/cache.ts'
import { networkLabels, networkNames } from '../../../networks/port.ts'
import { text } from '../../../text/text.ts'
import type { Wrong } from '../../../ui/form.tsx'
import { findWithLaunch, signedIn } from '../../campaign/manage/show-campaign.ts'
import { launchTooLate } from '../control/too-late.ts'
import { type CheckPage, checkDone } from './page.ts'
import { checkView } from './view.tsx'

const rowsAPage = 25

const Done = z.enum(checkDone)

const After = z.coerce.number().int().min(0).catch(0)
/** `price` is the one that the button named: nobody pays more than they were told. */
const CheckForm = z.object({ network: z.enum(networkNames), price: z.coerce.number().min(0) })

/** `/organize/:slug/check`: what stands in the way of a launch; and the check of its accounts. */
export function checkHandlers(context: Context) {
  const { db, now, networks, config } = context
  const gather = gatherer(context)

  return {
    show: (req, res) => {
      const found = findWithLaunch(context, req.params.slug)
      const organizer = signedIn(context, req)
      const after = After.parse(req.query.after ?? 0)
      const done = Done.safeParse(req.query.done).data ?? null
      res.send(checkView({ ...gather(req, found, after), organizer, wrong: [], done }))
    },

    checkAccounts: (req, res) => {
      const found = findWithLaunch(context, req.params.slug)
      const { slug, id } = found.campaign
      const words = text(req.lang).check.people
      const form = CheckForm.safeParse(req.body ?? {})
      const network = form.success ? networks.get(form.data.network) : undefined
      if (tenseOf(found.launch, now()) === 'over') throw launchTooLate(req, slug, words.tooLate)
      const accounts = network ? countCheckable(db, id, network.name) : 0
      const price = accounts * (network?.checkPrice ?? 0)
      if (!form.success || !network || price > form.data.price + 0.001) {
        const wrong: Wrong[] = [{ field: 'accounts', message: words.priceChanged }]
        const organizer = signedIn(context, req)
        return void res.status(422).send(checkView({ ...gather(req, found, 0), organizer, wrong, done: null }))
      }
      const started = inOneStep(db, () => {
        const result = startCheck(db, id, network.name, now())
        const data = { network: network.label, accounts, dollars: price }
        if (result === 'started') record(db, signedIn(context, req), 'accounts-checked', data, now(), found.campaign)
        return result
      })
      if (started === 'running') throw launchTooLate(req, slug, words.alreadyRunning)
      res.redirect(303, `/organize/${slug}/check?done=started#accounts`)
    },

    askToReconnect: (req, res) => {
      const { campaign } = findWithLaunch(context, req.params.slug)
      if (!config.mail) throw launchTooLate(req, campaign.slug, text(req.lang).check.reconnect.tooLate)
      const result = askToReconnect(db, signedIn(context, req), campaign, now())
      if (result === 'too-late') throw launchTooLate(req, campaign.slug, text(req.lang).check.reconnect.tooLate)
      res.redirect(303, `/organize/${campaign.slug}/check?done=${result}#accounts`)
    },
  } satisfies Handlers<'slug'>
}

type Found = ReturnType<typeof findWithLaunch>

function gatherer({ db, now, networks, box, config }: Context) {
  const foresee = forecaster(db, networks)
  const textsOf = costCache<NearDuplicates>()
  return (
    { lang }: Request,
    { campaign, launch }: Found,
    after: number,
  ): Omit<CheckPage, 'organizer' | 'wrong' | 'done'> => {
    const at = now()
    const forecast = foresee(launch, at)
    const sandbox = config.sandbox.inUse
    const checks = latestChecks(db, campaign.id)
    return {
      lang,
      campaign,
      now: at,
      forecast,
      sandbox,
      baseUrl: config.web.baseUrl,
      findings: findings({
        now: at,
        health: readHealth(db),
        senders: aliveSenders(db, at),
        leftOut: leftOutSenders(db, at),
        heldBack: canBeHeld(launch)
          ? heldIn(readLaunchStats(db, launch)).map(({ network }) => networkLabels[network])
          : [],
        mail: config.mail !== null || sandbox,
        refusedSignIns: refusedOn(db, networks.keys()),
        proxy: readProxy(db),
        unopened: unopenedGrants(db, box, campaign.id),
        cost:
          sandbox || forecast.plan.dollars === 0 ? null : { dollars: forecast.plan.dollars, credit: config.x.credit },
      }),
      networks: [...networks.values()].map((network, place) => ({
        name: network.name,
        label: network.label,
        checkPrice: network.checkPrice,
        accounts: countCheckable(db, campaign.id, network.name),
        textRule: network.textRule,
        texts: textsOf(campaign.id * networks.size + place, at, () =>
          readNearDuplicates(db, { campaignId: campaign.id, network: network.name }),
        ),
        check: checks.find(one => one.network === network.name) ?? null,
      })),
      dead: deadGrants(db, campaign.id, after, rowsAPage),
      lives: grantLives(db, box, networks, { campaignId: campaign.id, launchAt: launch.launchAt }, at),
      reconnect: readReconnectMail(db, campaign.id),
      mail: config.mail !== null,
    }
  }
}
