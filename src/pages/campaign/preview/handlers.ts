import type { Response } from 'express'
import type { Context } from '../../../context.ts'
import type { OwnCampaign } from '../../../domain/campaign/all-campaigns.ts'
import { allColumnsOf, type Content, columnsOf, contentOf } from '../../../domain/campaign/content.ts'
import { listEditorDrafts } from '../../../domain/campaign/editor-draft.ts'
import { listMessages } from '../../../domain/campaign/message.ts'
import { withLink } from '../../../domain/campaign/offered-messages.ts'
import { offeredNetworks } from '../../../domain/campaign/offered-networks.ts'
import { findByPreview } from '../../../domain/campaign/publication.ts'
import { playerLink } from '../../../domain/campaign/video.ts'
import type { Launch } from '../../../domain/launch/launch.ts'
import { phaseOf } from '../../../domain/launch/status.ts'
import { supporterCounter } from '../../../domain/supporter/supporter-count.ts'
import type { RequestOf } from '../../../http/route.ts'
import { allowInOwnFrame, allowPlayers } from '../../../http/security-headers.ts'
import type { Lang } from '../../../lib/lang.ts'
import { Problem } from '../../../lib/problem.ts'
import { typedOf, withoutLink } from '../../pledge/draft/typed.ts'
import { withDrafts } from '../editor/form-values.ts'
import { findOwn, signedIn } from '../manage/show-campaign.ts'
import { withShares } from '../share-counts.ts'
import { campaignView } from '../view.tsx'
import type { PreviewKind } from './bar.tsx'

/** Where no moment is set, one is shown as if it were: so far ahead. */
const exampleAheadMs = 7 * 86_400_000

/** `/preview/:token`: the campaign as it is saved, for whoever has the secret link. */
export function previewHandlers(context: Context) {
  const { db } = context
  return {
    show: (req: RequestOf<'token'>, res: Response) => {
      const campaign = findByPreview(db, req.params.token)
      if (!campaign) throw new Problem(404)
      const content = contentOf(campaign, listMessages(db, campaign.id))
      allowPlayers(res, videosOf(content))
      res.send(previewPage(context, campaign, content, { who: 'link', lang: req.lang }))
    },

    /** The page as supporters will see it, with what this organizer has not saved yet. */
    showOwn: (req: RequestOf<'slug'>, res: Response) => {
      const campaign = findOwn(context, req.params.slug)
      const drafts = listEditorDrafts(db, campaign.id, signedIn(context, req).id)
      const content = withDrafts(contentOf(campaign, listMessages(db, campaign.id)), drafts)
      allowInOwnFrame(res)
      allowPlayers(res, videosOf(content))
      res.send(
        previewPage(context, campaign, content, { who: req.query.beside === '1' ? 'beside' : 'own', lang: req.lang }),
      )
    },
  }
}

/** The campaign's own view of `content`, on which nothing can be done and nothing is counted. */
function previewPage(
  context: Context,
  campaign: OwnCampaign,
  content: Content,
  { who, lang }: { readonly who: PreviewKind['who']; readonly lang: Lang },
): string {
  const { db, networks, config } = context
  const now = context.now()
  const ahead = campaign.launch && campaign.launch.launchAt > now
  const launch = ahead && campaign.launch ? campaign.launch : exampleLaunch(campaign, now)
  const wants = { id: campaign.id, linkInPosts: content.messages.linkInPosts }
  const columns = allColumnsOf(content)
  const offered = offeredNetworks(networks, { networks: columns.networks ?? null })
  const [network] = offered
  if (!network) throw new Error('no network is configured')
  const linking = { campaign: wants, place: network.name, baseUrl: config.web.baseUrl }
  const samples = content.messages.samples.map((one, n) => ({ id: one.id ?? -n, text: withLink(one, linking) }))
  const rule = network.textRule
  const texts = samples.map(sample => sample.text).filter(one => !network.measure(one).problems.includes('too-long'))
  return campaignView({
    lang,
    campaign: { ...campaign, ...columns, launch },
    phase: 'open',
    now,
    supporterCount: supporterCounter(db)(campaign.id, now),
    visits: { total: 0, today: 0 },
    samples: withShares(samples, [], null),
    promisable: texts.map(one => withoutLink(one, linking)),
    shared: 0,
    draft: typedOf(network, linking, (rule === 'samples' && texts[0]) || ''),
    network,
    offered,
    isNamed: networks.size > 1,
    rule,
    account: null,
    by: null,
    from: null,
    receiptPath: null,
    posted: 0,
    skyline: null,
    preview: { who, shownAs: shownAs(campaign.launch, now) },
  })
}

function shownAs(launch: Launch | null, now: number): PreviewKind['shownAs'] {
  if (launch !== null && phaseOf(launch, now) !== 'open') return 'open'
  return launch === null || launch.launchAt <= now ? 'example-moment' : null
}

const videosOf = (content: Content) => (columnsOf('videos', content.videos).videos ?? []).map(playerLink)

function exampleLaunch({ id, launch }: OwnCampaign, now: number): Launch {
  const launchAt = Math.ceil((now + exampleAheadMs) / 3_600_000) * 3_600_000
  const blank = {
    id: 0,
    campaignId: id,
    kind: 'real',
    lateLimitMs: 0,
    retryWindowMs: 0,
    spreadMs: 0,
    spreadSeed: null,
    goalRule: 'anyway',
    extendDays: null,
    extendedFrom: null,
    unreachedAt: null,
    goalCount: null,
    armedAt: null,
    openedAt: null,
    going: null,
    pausedAt: null,
    stoppedAt: null,
    restoredAt: null,
    finishedAt: null,
  } as const
  return { ...(launch ?? blank), state: 'open', launchAt }
}
