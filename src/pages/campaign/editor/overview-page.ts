import type { OwnCampaign } from '../../../domain/campaign/all-campaigns.ts'
import type { Content, Section } from '../../../domain/campaign/content.ts'
import type { Missing } from '../../../domain/campaign/missing-content.ts'
import type { Organizer } from '../../../domain/organizer/organizer.ts'
import type { Lang } from '../../../text/text.ts'

export const editorOverviewDone = ['imported', 'duplicated', 'set', 'moved', 'saved', 'published', 'renewed'] as const

export type EditorOverviewPage = {
  readonly lang: Lang
  readonly organizer: Organizer
  readonly campaign: OwnCampaign
  readonly content: Content
  readonly now: number
  readonly mayChange: boolean
  readonly missing: readonly Missing[]
  /** Sections of which this organizer has a draft. */
  readonly drafts: readonly Section[]
  readonly baseUrl: string
  readonly previewUrl: string
  readonly done: (typeof editorOverviewDone)[number] | null
  /** The address that a file's campaign got because its own was taken. */
  readonly renamed: boolean
}
