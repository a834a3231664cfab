import type { Db } from '../../db/open.ts'
import { findAnyCampaign, listAllCampaigns, type OwnCampaign } from '../domain/campaign/all-campaigns.ts'
import type { Launch } from '../domain/launch/launch.ts'
import { readLaunchStats } from '../domain/launch/launch-stats.ts'
import type { NetworkName } from '../networks/port.ts'
import { type Cli, refuse } from './command.ts'

export type FoundLaunch = { readonly db: Db; readonly campaign: OwnCampaign; readonly launch: Launch }

/** The launch of the campaign that is named by the last part of its page's address. */
export function requireLaunch(cli: Pick<Cli, 'db'>, slug: string): FoundLaunch {
  const db = cli.db()
  const campaign = requireCampaign(db, slug)
  if (!campaign.launch) refuse(`The campaign ${slug} has no launch yet.`)
  return { db, campaign, launch: campaign.launch }
}

/** The network that `--network` names, of those the launch has posts on; null where it was left out: all of them. */
export function networkOf({ db, launch }: FoundLaunch, named: string | undefined): NetworkName | null {
  if (named === undefined) return null
  const names = Object.keys(readLaunchStats(db, launch).networks) as NetworkName[]
  const some = names.length === 0 ? 'It has none at all.' : `It has posts on: ${names.join(', ')}`
  return names.find(name => name === named) ?? refuse(`This launch has no posts on a network ${named}. ${some}`)
}

export function requireCampaign(db: Db, slug: string): OwnCampaign {
  const found = findAnyCampaign(db, slug)
  if (found) return found
  const slugs = listAllCampaigns(db).map(campaign => campaign.slug)
  const some = slugs.slice(0, 20).join(', ')
  return refuse(
    `There is no campaign ${slug}. ${slugs.length === 0 ? 'There is none at all.' : `There is: ${some}${slugs.length > 20 ? ' …' : ''}`}`,
  )
}
