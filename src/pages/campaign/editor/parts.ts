import type { OwnCampaign } from '../../../domain/campaign/all-campaigns.ts'
import { type Section, sections } from '../../../domain/campaign/content.ts'

type Given = Pick<OwnCampaign, 'actions' | 'callScript' | 'lobbyingDays' | 'hotline' | 'videos' | 'reposts'>

/** The parts that a campaign has: those everybody writes, and those in which something was chosen. The rest can be added. */
export const partsOf = (campaign: Given): readonly Section[] => sections.filter(section => isThere(section, campaign))

function isThere(section: Section, campaign: Given): boolean {
  const { pledge, share, call } = campaign.actions
  switch (section) {
    case 'basics':
    case 'picture':
    case 'story':
    case 'messages':
      return true
    case 'actions':
      return (
        !pledge.shown || !share.shown || [pledge, share, call].some(({ title, text }) => title !== '' || text !== '')
      )
    case 'calls':
      return call.shown || campaign.callScript !== '' || campaign.lobbyingDays.length > 0
    case 'hotline':
      return campaign.hotline !== null
    case 'videos':
    case 'reposts':
      return campaign[section].length > 0
    default:
      return section satisfies never
  }
}

/** Where somebody writing a draft goes on after a part: its next one, then the schedule, then what is missing. */
export function nextPage(campaign: OwnCampaign, section: Section): string {
  const home = `/organize/${campaign.slug}`
  const next = nextPart(campaign, section)
  if (next) return `${home}/write/${next}`
  return campaign.launch ? `${home}/write` : `${home}/schedule`
}

export function nextPart(campaign: OwnCampaign, section: Section): Section | undefined {
  const parts = partsOf(campaign)
  return sections.slice(sections.indexOf(section) + 1).find(one => parts.includes(one))
}
