import type { Campaign } from '../../../domain/campaign/campaign.ts'
import type { Delivery } from '../../../domain/ledger/read.ts'
import type { Consent } from '../../../domain/mail/consent/consents.ts'
import type { Account } from '../../../domain/pledge/account.ts'
import type { Pledge } from '../../../domain/pledge/pledge.ts'
import type { ReceiptState } from '../../../domain/pledge/receipt.ts'
import type { TimelineEvent } from '../../../domain/pledge/timeline.ts'
import type { OwnReach } from '../../../domain/reach/own-reach.ts'
import type { PlaceLink } from '../../../domain/share/links.ts'
import type { Network } from '../../../networks/port.ts'
import type { Lang } from '../../../text/text.ts'
import type { Wrong } from '../../../ui/form.tsx'
import type { NamedNetwork } from './own-network.ts'

export type ReceiptPage = {
  readonly lang: Lang
  readonly campaign: Campaign
  readonly pledge: Pledge
  readonly account: Account
  readonly delivery: Delivery | null
  /** When it goes, or should have gone, out: T0, or its own moment. */
  readonly momentAt: number
  /** The address they left; null where there is none. */
  readonly email: string | null
  /** Whether mail about its launch may still come there. */
  readonly mailable: boolean
  /** Where somebody has to say yes first, to mail about the launch or from the organization alone; null: nowhere. */
  readonly asked: { readonly address: string; readonly forPledge: boolean } | null
  readonly listed: Consent | null
  /** Null while its post was not measured. */
  readonly ownReach: OwnReach | null
  readonly timeline: readonly TimelineEvent[]
  readonly state: ReceiptState
  readonly network: NamedNetwork
  /** `/p/<secret>` */
  readonly path: string
  /** With scheme and host, to be kept and to be shared. */
  readonly address: string
  /** What its supporter passes on, the ways to do it, and how many came by it. */
  readonly invitation: { readonly link: string; readonly path: string; readonly joined: number }
  /** Where its text can be posted by hand. */
  readonly byHand: readonly PlaceLink[]
  /** Networks that the campaign is posted on. */
  readonly offered: readonly Pick<Network, 'name' | 'label'>[]
  readonly now: number
  /** Whether its post can be deleted from here. */
  readonly deletable: boolean
  /** Where to connect anew; null while the permission works. */
  readonly connectAgain: string | null
  /** What was typed in the form of this page, and what is wrong with it. */
  readonly typed?: string
  readonly wrong?: readonly Wrong[]
}
