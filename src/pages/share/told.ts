import type { Context } from '../../context.ts'
import { type Campaign, phaseOf } from '../../domain/campaign.ts'
import { crowdCounter } from '../../domain/crowd.ts'
import { readStanding, type Standing } from '../../domain/standing.ts'
import { moment, number, zoneName } from '../../text/format.ts'
import { type Lang, text } from '../../text/text.ts'
import { pictureOf } from '../live/board.ts'
import type { PictureWords } from './picture.ts'

/** What is said of a campaign where there is room for little: its figure, its moment. */
export type ToldCampaign = {
  readonly campaign: Campaign
  readonly figure: string
  readonly label: string
  readonly when: string
  readonly open: boolean
}

export function campaignTeller({ db, now }: Pick<Context, 'db' | 'now'>) {
  const crowdOf = crowdCounter(db)
  return (campaign: Campaign, standing: Standing | null, lang: Lang): ToldCampaign => {
    const at = now()
    const { launch, timeZone } = campaign
    const phase = phaseOf(launch, at)
    const words = text(lang).share.told
    const said = moment(launch.launchAt, timeZone, lang)
    const posted = standing?.posts.posted ?? 0
    const n = posted > 0 ? posted : crowdOf(campaign.id, at).supporters
    const label = posted > 0 ? words.posts(n) : text(lang).campaign.supportersLabel(n)
    const when = phase === 'open' ? words.goesOut(said, zoneName(launch.launchAt, timeZone, lang)) : said
    return { campaign, figure: number(n, lang), label, when, open: phase === 'open' }
  }
}

/** A launch that has begun is counted; before, nothing has been posted. */
export const standingOf = ({ db }: Pick<Context, 'db'>, { launch }: Campaign): Standing => readStanding(db, launch)

export function pictureWords(told: ToldCampaign, standing: Standing, now: number, lang: Lang): PictureWords {
  const { campaign, figure, label, when } = told
  const { bars, crowd } = pictureOf({ campaign, standing, now, lang })
  const { title, organization } = campaign
  return { title, organization, product: text(lang).common.product, figure, label, when, bars, crowd }
}
