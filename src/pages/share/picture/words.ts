import type { Db } from '../../../../db/open.ts'
import { readLaunchStats } from '../../../domain/launch/launch-stats.ts'
import { type Lang, text } from '../../../text/text.ts'
import { barsPath, crowdPlaces } from '../../../ui/skyline-picture.ts'
import type { CampaignSummary } from '../campaign-summary.ts'
import type { PictureWords } from './picture.ts'

/** The skyline once a launch is over and something went out; until then the crowd that waits, and nobody where it is off. */
export function pictureWords(db: Db, told: CampaignSummary, lang: Lang): PictureWords {
  const { campaign, figure, label, when } = told
  const { title, organization } = campaign
  const { product } = text(lang).common
  return { title, organization, product, figure, label, when, ...shapes(db, told) }
}

function shapes(
  db: Db,
  { campaign, phase, posted, supporters }: CampaignSummary,
): Pick<PictureWords, 'bars' | 'crowd'> {
  if (posted > 0) return { bars: barsPath(readLaunchStats(db, campaign.launch).skyline.bars), crowd: [] }
  return {
    bars: '',
    crowd: crowdPlaces(['cancelled', 'unreached', 'stopped', 'restored'].includes(phase) ? 0 : supporters),
  }
}
