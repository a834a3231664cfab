import type { Campaign } from '../../domain/campaign/campaign.ts'
import type { Phase } from '../../domain/launch/status.ts'
import type { Account } from '../../domain/pledge/account.ts'
import type { Totals } from '../../domain/reach/counters/visits.ts'
import type { SupporterCount } from '../../domain/supporter/supporter-count.ts'
import type { TextRule } from '../../networks/port.ts'
import type { Lang } from '../../text/text.ts'
import type { Typed } from '../../ui/compose.tsx'
import type { Wrong } from '../../ui/form.tsx'
import type { SkylinePicture } from '../../ui/skyline-picture.ts'
import type { NetworkChoice } from '../pledge/choose/network-switch.tsx'
import type { PreviewKind } from './preview/bar.tsx'

/** A sample as it is promised, as it is shared by hand, and the path of the ways to share it. */
export type Sample = {
  readonly id: number
  readonly text: string
  readonly shared: string
  readonly path: string | null
}

export type CampaignPage = NetworkChoice & {
  /** Whether this site has several networks: then the page says which are the campaign's. */
  readonly isNamed: boolean
  readonly lang: Lang
  readonly campaign: Campaign
  readonly phase: Phase
  readonly now: number
  readonly supporterCount: SupporterCount
  readonly visits: Totals
  /** How often a sample was opened to share by hand. */
  readonly shared: number
  /** The one to suggest first. */
  readonly samples: readonly Sample[]
  /** Words of those that the network takes. */
  readonly promisable: readonly string[]
  readonly draft: Typed
  readonly wrong?: readonly Wrong[]
  /** Whether a sample may be promised as it is. */
  readonly rule: TextRule
  readonly account: Account | null
  /** Whose invitation the visitor came by. */
  readonly by: number | null
  /** What else led them here: see domain/reach/counters/sources.ts. */
  readonly from: string | null
  /** The path of the visitor's own receipt, when they have pledged from this browser. */
  readonly receiptPath: string | null
  /** How many posts have left; shown once the moment has come. */
  readonly posted: number
  /** What the launch looked like, once it is over. */
  readonly skyline: SkylinePicture | null
  /** Where everybody finds it; left out while that is nowhere. */
  readonly shown?: { readonly address: string; readonly baseUrl: string; readonly ownLang: Lang }
  /** Shown before it is public: nothing can be done on it. Null on the campaign's own page. */
  readonly preview: PreviewKind | null
}
