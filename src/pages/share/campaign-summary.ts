import type { Context } from '../../context.ts'
import { type Campaign, collectsPledges } from '../../domain/campaign/campaign.ts'
import { type Phase, phaseOf } from '../../domain/launch/status.ts'
import { countDeliveries } from '../../domain/ledger/read.ts'
import { supporterCounter } from '../../domain/supporter/supporter-count.ts'
import { costCache } from '../../lib/cache.ts'
import { type NetworkName, networkNames } from '../../networks/port.ts'
import { momentInZone, number } from '../../text/format.ts'
import { networkList } from '../../text/network-list.ts'
import { type Lang, text } from '../../text/text.ts'

/** What is said of a campaign where there is room for little: its figure, its moment. */
export type CampaignSummary = {
  readonly campaign: Campaign
  readonly phase: Phase
  /** Posts that are out, or people who promised one. */
  readonly posted: number
  readonly supporters: number
  /** Empty, as its label is, where there is nothing to count yet. */
  readonly figure: string
  readonly label: string
  readonly when: string
}

export type CampaignSummaries = (campaign: Campaign, lang: Lang) => CampaignSummary

/** Nothing of a launch is counted while it goes on: that takes a while, and what is read here can wait. */
export function campaignSummaries({ db, now }: Pick<Context, 'db' | 'now'>): CampaignSummaries {
  const supporterCountOf = supporterCounter(db)
  const countsOf = costCache<ReturnType<typeof countDeliveries>>()
  return (campaign, lang) => {
    const at = now()
    const phase = phaseOf(campaign.launch, at)
    const { id } = campaign.launch
    const counts = isPhaseOver(phase) ? countsOf(id, at, () => countDeliveries(db, id)) : null
    const posted = counts?.all.posted ?? 0
    const { supporters } = supporterCountOf(campaign.id, at)
    const told = { campaign, phase, posted, supporters }
    return { ...told, ...figureOf(told, postedOn(counts?.networks ?? {}), lang), when: whenOf(campaign, phase, lang) }
  }
}

export const isPhaseOver = (phase: Phase) => phase !== 'open' && phase !== 'under-way'

type Counted = Pick<CampaignSummary, 'campaign' | 'phase' | 'posted' | 'supporters'>

const postedOn = (networks: ReturnType<typeof countDeliveries>['networks']) =>
  networkNames.filter(name => (networks[name]?.posted ?? 0) > 0)

function figureOf(
  { campaign, phase, posted, supporters }: Counted,
  on: readonly NetworkName[],
  lang: Lang,
): { figure: string; label: string } {
  if (posted > 0) {
    const together = phase === 'finished' && campaign.launch.spreadMs === 0
    const { told } = text(lang).share
    // The picture has a line for them that three names do not fit on.
    const names = on.length > 2 ? told.networks(on.length) : networkList(on, lang)
    const label = told.posts(posted, on.length > 1 ? names : null, together)
    return { figure: number(posted, lang), label }
  }
  if (supporters === 0 || !collectsPledges(campaign)) return { figure: '', label: '' }
  return { figure: number(supporters, lang), label: text(lang).campaign.supportersLabel(supporters) }
}

/** Its moment, and what became of it. */
export function whenOf(campaign: Campaign, phase: Phase, lang: Lang): string {
  const { launch, timeZone } = campaign
  const words = text(lang)
  const said = momentInZone(launch.launchAt, timeZone, lang)
  switch (phase) {
    case 'open':
      return collectsPledges(campaign) ? words.campaign.home.goesOut(said) : said
    case 'under-way':
    case 'finished':
      return said
    default:
      return collectsPledges(campaign) || phase === 'cancelled' ? `${words.status.short[phase]} · ${said}` : said
  }
}
