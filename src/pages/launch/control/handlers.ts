import type { Request } from 'express'
import type { Context } from '../../../context.ts'
import { pause, resume, stop } from '../../../domain/launch/control.ts'
import type { Handlers } from '../../../http/route.ts'
import type { NetworkName } from '../../../networks/port.ts'
import { text } from '../../../text/text.ts'
import { findWithLaunch, signedIn } from '../../campaign/manage/show-campaign.ts'
import { namedNetwork } from './named-network.ts'
import { launchTooLate } from './too-late.ts'

/** Stop, pause and resumption of a launch that is under way. */
export function controlHandlers(context: Context) {
  const { db, now } = context

  return {
    stop: (req, res) => {
      const { campaign, launch } = findWithLaunch(context, req.params.slug)
      if (stop({ db, actor: signedIn(context, req), campaign, launch }, now()) === 'nothing-to-stop')
        throw launchTooLate(req, campaign.slug, text(req.lang).organize.tooLate.stop)
      res.redirect(303, `${pageOf(req, campaign.slug)}?done=stopped`)
    },

    pause: (req, res) => {
      const { campaign, launch } = findWithLaunch(context, req.params.slug)
      const network = namedNetwork(req.body?.network)
      if (pause({ db, actor: signedIn(context, req), campaign, launch }, now(), network) === 'nothing-to-pause')
        throw launchTooLate(req, campaign.slug, text(req.lang).control.tooLate.pause)
      res.redirect(303, `${pageOf(req, campaign.slug)}?done=paused${on(network)}`)
    },

    resume: (req, res) => {
      const { campaign, launch } = findWithLaunch(context, req.params.slug)
      const words = text(req.lang).control.tooLate
      const network = namedNetwork(req.body?.network)
      const went = resume({ db, actor: signedIn(context, req), campaign, launch }, now(), network)
      if (went.kind !== 'resumed')
        throw launchTooLate(req, campaign.slug, went.kind === 'too-late' ? words.over : words.resume)
      res.redirect(303, `${pageOf(req, campaign.slug)}?done=resumed${on(network)}`)
    },
  } satisfies Handlers<'slug'>
}

const on = (network: NetworkName | null) => (network === null ? '' : `&network=${network}`)

/** Where the form stood. */
const pageOf = ({ body }: Request, slug: string) => `/organize/${slug}${body?.back === 'board' ? '/board' : ''}`
