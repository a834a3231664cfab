import type { OwnCampaign } from '../../../domain/campaign/all-campaigns.ts'
import type { AllowedActions } from '../../../domain/launch/allowed-actions.ts'
import type { Forecast } from '../../../domain/launch/capacity/forecast.ts'
import type { LaunchStats } from '../../../domain/launch/launch-stats.ts'
import type { Organizer } from '../../../domain/organizer/organizer.ts'
import type { Conditions } from '../../../domain/pledge/condition-counts.ts'
import type { SupporterCount } from '../../../domain/supporter/supporter-count.ts'
import type { NetworkName } from '../../../networks/port.ts'
import type { Lang } from '../../../text/text.ts'

export const manageDone = ['cancelled', 'stopped', 'paused', 'resumed'] as const

export type ManagePage = {
  readonly lang: Lang
  readonly organizer: Organizer
  readonly campaign: OwnCampaign
  readonly supporterCount: SupporterCount
  /** Null before the launch is being armed. */
  readonly stats: LaunchStats | null
  /** Null when it is too late to change anything about it. */
  readonly forecast: Forecast | null
  /** Null where no pledge waits for others. */
  readonly conditions: Conditions | null
  readonly sandbox: boolean
  readonly now: number
  readonly allowed: AllowedActions
  /** What was just done, as the redirect after it says. */
  readonly done: (typeof manageDone)[number] | null
  /** The network that it was done of; null: all. */
  readonly doneOn: NetworkName | null
}
