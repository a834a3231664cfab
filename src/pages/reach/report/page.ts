import type { OwnCampaign } from '../../../domain/campaign/all-campaigns.ts'
import type { Campaign } from '../../../domain/campaign/campaign.ts'
import type { Organizer } from '../../../domain/organizer/organizer.ts'
import type { MeasuredReach } from '../../../domain/reach/metrics/summary.ts'
import type { AroundPosts, Reach } from '../../../domain/reach/report.ts'
import type { Lang } from '../../../text/text.ts'

/** What the report was asked for after a form of it was sent. */
export const reportDone = ['published', 'withdrawn'] as const

export type ReportPage = {
  readonly lang: Lang
  readonly campaign: Campaign
  readonly reach: Reach
  readonly around: AroundPosts
  readonly measured: MeasuredReach
  /** Null for everybody else, who read what is published. */
  readonly organizer: Organizer | null
  /** The campaign as its organizers see it, for their rail. */
  readonly own: OwnCampaign | null
  /** Active pledges whose permission works no more; 0 for everybody but organizers. */
  readonly reconnect: number
  /** Of this page, for the paper it is printed on. */
  readonly address: string
  readonly now: number
  readonly done: (typeof reportDone)[number] | null
}
