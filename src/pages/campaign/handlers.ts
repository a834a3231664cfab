import type { Request } from 'express'
import type { Context } from '../../context.ts'
import type { Campaign } from '../../domain/campaign/campaign.ts'
import { inTurn } from '../../domain/campaign/message.ts'
import { offeredMessages } from '../../domain/campaign/offered-messages.ts'
import { offeredNetworks } from '../../domain/campaign/offered-networks.ts'
import { playerLink } from '../../domain/campaign/video.ts'
import { launchStatsCache } from '../../domain/launch/launch-stats.ts'
import { phaseOf } from '../../domain/launch/status.ts'
import { countDeliveries } from '../../domain/ledger/read.ts'
import { findConnected } from '../../domain/pledge/account.ts'
import { findPledge, receiptOf } from '../../domain/pledge/pledge.ts'
import { createCounter } from '../../domain/reach/counters/counter.ts'
import { readShares } from '../../domain/reach/counters/shares.ts'
import { arrival, isSourceWord } from '../../domain/reach/counters/sources.ts'
import { isRobot, readVisits } from '../../domain/reach/counters/visits.ts'
import { supporterCounter } from '../../domain/supporter/supporter-count.ts'
import { type SharedPage, sendShared } from '../../http/compress.ts'
import type { Handlers } from '../../http/route.ts'
import { allowFromAnyFrame, allowPlayers } from '../../http/security-headers.ts'
import { costCache, rushCache } from '../../lib/cache.ts'
import { isoDay } from '../../text/format.ts'
import { pictureOf } from '../launch/board/board.ts'
import { draftOf, offerOf, switched } from '../pledge/draft/draft.ts'
import { networkFor, wantedNetwork } from '../pledge/draft/network.ts'
import { typedOf, withoutLink } from '../pledge/draft/typed.ts'
import { ownLang } from '../share/own-lang.ts'
import { sharedSamples } from '../share/shared-text.ts'
import { findPublic } from './find.ts'
import { isFromOutside, type Referral, referralOf } from './referral.ts'
import { withShares } from './share-counts.ts'
import { campaignView } from './view.tsx'

export function campaignHandlers(context: Context) {
  const { db, now } = context
  const { baseUrl } = context.config.web
  const counter = createCounter(db)
  const supporterCountOf = supporterCounter(db)
  const postedOf = costCache<number>()
  const statsOf = launchStatsCache(db)
  const strangersPage = rushCache<Page>()
  // Anybody can make up names of sites: their pages push out each other only.
  const sentBySites = rushCache<Page>()

  return {
    show: (req, res) => {
      const { slug } = req.params
      const came = referralOf(req, baseUrl)
      const isStranger = req.session.accountId === undefined && !draftOf(req, { slug }) && came.by === null
      const visit = once((campaign: Campaign) => {
        const isPerson = !isRobot(req.get('user-agent')) && !req.get('sec-purpose')
        if (!isPerson) return
        counter.add({ campaignId: campaign.id, kind: 'visit', period: isoDay(now(), campaign.timeZone) })
        if (isFromOutside(req, baseUrl)) counter.add(arrival(db, campaign.id, came.from ?? 'direct'))
      })
      // What one person is shown is kept for nobody else.
      const pageFor = came.from === null || isSourceWord(came.from) ? strangersPage : sentBySites
      const page = isStranger
        ? pageFor(`${slug} ${req.lang} ${wantedNetwork(context, req)} ${came.from ?? ''}`, () => draw(req, came, visit))
        : draw(req, came, visit)
      visit(page.campaign)
      allowFromAnyFrame(res)
      allowPlayers(res, page.campaign.videos.map(playerLink))
      sendShared(res, page)
    },
  } satisfies Handlers<'slug'>

  /** `visit` counts the visitor, so that the figure on the page has them in it. */
  function draw(req: Request<{ slug: string }>, came: Referral, visit: (campaign: Campaign) => void): Page {
    const campaign = findPublic(context, req.params.slug)
    visit(campaign)
    const at = now()
    const supporterCount = supporterCountOf(campaign.id, at)
    const phase = phaseOf(campaign.launch, at)
    const posted = () => countDeliveries(db, campaign.launch.id).all.posted
    const who = visitor(context, req, campaign)
    const network = networkFor(context, req, campaign)
    const offer = offerOf(context, campaign, network)
    const promisable = inTurn(offer.samples, at).map(sample => withoutLink(sample.text, offer.linking))
    const samples = inTurn(offeredMessages(db, offer.linking), at)
    const rule = network.textRule
    const first = rule === 'samples' ? inTurn(offer.samples, at)[0]?.text : undefined
    const words = switched(draftOf(req, campaign), offer)?.text ?? first ?? ''
    const html = campaignView({
      lang: req.lang,
      campaign,
      shown: { address: `${baseUrl}/c/${campaign.slug}`, baseUrl, ownLang: ownLang(context, campaign) },
      phase,
      now: at,
      supporterCount,
      visits: readVisits(db, counter, campaign.id, isoDay(at, campaign.timeZone)),
      samples: withShares(samples, sharedSamples(context, campaign), campaign.slug),
      promisable,
      shared: readShares(db, campaign.id).total,
      draft: typedOf(network, offer.linking, words),
      network,
      offered: offeredNetworks(context.networks, campaign),
      isNamed: context.networks.size > 1,
      preview: null,
      ...came,
      posted: phase === 'open' ? 0 : postedOf(campaign.launch.id, at, posted),
      skyline:
        phase === 'finished' || phase === 'stopped'
          ? pictureOf({ campaign, stats: statsOf(campaign.launch, at), now: at, lang: req.lang })
          : null,
      rule,
      ...who,
    })
    return { html, campaign }
  }
}

function once<T>(work: (given: T) => void): (given: T) => void {
  let done = false
  return given => {
    if (!done) work(given)
    done = true
  }
}

type Page = SharedPage & { readonly campaign: Campaign }

function visitor({ db, box }: Context, req: Request, campaign: Campaign) {
  const account = findConnected(db, req.session.accountId)
  const pledge = account && findPledge(db, campaign.id, account.id)
  return { account, receiptPath: pledge?.state === 'active' ? `/p/${receiptOf(box, pledge)}` : null }
}
