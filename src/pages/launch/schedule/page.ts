import type { OwnCampaign } from '../../../domain/campaign/all-campaigns.ts'
import type { Organizer } from '../../../domain/organizer/organizer.ts'
import type { Lang } from '../../../text/text.ts'
import type { ReadSchedule } from './read-form.ts'
import type { Spreads } from './spread-field.tsx'

export const scheduleDone = ['set', 'moved', 'saved'] as const

export type SchedulePage = ReadSchedule & {
  readonly lang: Lang
  readonly organizer: Organizer
  readonly campaign: OwnCampaign
  readonly now: number
  /** Whether it is early enough to change any of it. */
  readonly isOpen: boolean
  readonly mayChange: boolean
  /** Null where the launch is not set. */
  readonly spreads: Spreads | null
  readonly supporters: number
  /** Somebody else saved the schedule since this form was opened. */
  readonly isOvertaken: boolean
  readonly done: (typeof scheduleDone)[number] | null
}
