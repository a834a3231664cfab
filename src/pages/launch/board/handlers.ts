import type { Request } from 'express'
import type { Context } from '../../../context.ts'
import { type Campaign, findCampaign } from '../../../domain/campaign/campaign.ts'
import { launchStatsCache } from '../../../domain/launch/launch-stats.ts'
import { phaseOf } from '../../../domain/launch/status.ts'
import { type ByHandCount, countByHand } from '../../../domain/pledge/by-hand/list.ts'
import { supporterCounter } from '../../../domain/supporter/supporter-count.ts'
import { type SharedPage, sendShared } from '../../../http/compress.ts'
import { netOf } from '../../../http/limits/limit.ts'
import type { Handlers } from '../../../http/route.ts'
import { allowInAnyFrame, forEverybody } from '../../../http/security-headers.ts'
import { costCache, rushCache } from '../../../lib/cache.ts'
import { isLang, type Lang } from '../../../lib/lang.ts'
import { text } from '../../../text/text.ts'
import { findPublic } from '../../campaign/find.ts'
import { askedTheme } from '../../share/embed/request.ts'
import { type BoardPage, boardOf } from './board.ts'
import { launchJson } from './launch-json.ts'
import type { BoardGiven } from './state.ts'
import { createStreams, type StreamEvent } from './streams.ts'
import { boardView, embedView } from './view.tsx'

/** Open boards of this process. */
const openStreams = 6_000
/** Of one address, in all web processes. A hall shares one: whoever is beyond looks every few seconds. */
const streamsOfOne = 20

/** The launch board, its stream and `launch.json`: for everybody, without a session. */
export function boardHandlers(context: Context, limit = openStreams) {
  const { config, db, now, log } = context
  const statsOf = launchStatsCache(db)
  const supporterCountOf = supporterCounter(db)
  const remindersOf = costCache<ByHandCount>()
  const pageOf = rushCache<SharedPage>()

  const given = (campaign: Campaign, lang: Lang): BoardGiven => {
    const at = now()
    const stats = statsOf(campaign.launch, at)
    return { campaign, stats, supporterCount: supporterCountOf(campaign.id, at), now: at, lang }
  }
  const say = (key: string): StreamEvent => {
    const [slug = '', lang] = key.split(' ')
    const campaign = findCampaign(db, slug)
    return campaign && isLang(lang) ? said(given(campaign, lang)) : null
  }
  const streams = createStreams(say, {
    limit,
    // Connections are handed out in turn, so that an address has its streams in all of them.
    ofOne: Math.ceil(streamsOfOne / config.web.processes),
    addressOf: netOf,
    full: text(config.defaultLanguage).live.full,
    log: error => log.error({ err: error }, 'the launch board could not be counted'),
  })

  return {
    json: (req, res) => {
      const campaign = findPublic(context, req.params.slug)
      const reminders = remindersOf(campaign.id, now(), () => countByHand(db, campaign.id))
      res
        .set({ 'cache-control': 'no-store', ...forEverybody })
        .json(launchJson(given(campaign, req.lang).stats, reminders))
    },
    show: (req, res) => {
      sendShared(
        res.set('cache-control', 'no-store'),
        pageOf(keyOf(req), () => draw(req, boardView)),
      )
    },
    embed: (req, res) => {
      const theme = askedTheme(req)
      const page = pageOf(`${keyOf(req)}/embed ${theme}`, () => draw(req, given => embedView(given, theme)))
      allowInAnyFrame(res, context)
      sendShared(res.set('cache-control', 'no-store'), page)
    },
    events: (req, res) => {
      findPublic(context, req.params.slug)
      streams.open(keyOf(req), req, res.set(forEverybody))
    },
  } satisfies Handlers<'slug'>

  function draw({ params, lang }: BoardRequest, view: (given: BoardPage) => string): SharedPage {
    const shown = given(findPublic(context, params.slug), lang)
    return { html: view({ ...shown, board: boardOf(shown) }) }
  }
}

type BoardRequest = Request<{ slug: string }>

/** What is the same for everybody is so in one language. */
const keyOf = ({ params, lang }: BoardRequest) => `${params.slug} ${lang}`

function said(given: BoardGiven): StreamEvent {
  const json = JSON.stringify({ launchAt: given.stats.launch.launchAt, ...boardOf(given) })
  return { json, at: given.now, nextMs: nextMs(given) }
}

/** Four times a second around the moment and while posts leave; once while waiting; seldom when all is over. */
function nextMs({ stats: { launch }, now }: BoardGiven): number {
  const close = Math.abs(launch.launchAt - now) < 3_000
  if (close || launch.state === 'firing') return 250
  const phase = phaseOf(launch, now)
  return phase === 'open' || phase === 'under-way' ? 1_000 : 2_000
}
