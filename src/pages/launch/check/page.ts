import type { OwnCampaign } from '../../../domain/campaign/all-campaigns.ts'
import type { Forecast } from '../../../domain/launch/capacity/forecast.ts'
import type { AccountCheck, deadGrants } from '../../../domain/launch/check/account-check.ts'
import type { Finding } from '../../../domain/launch/check/findings.ts'
import type { GrantLives } from '../../../domain/launch/check/grant-lives.ts'
import type { ReconnectMail } from '../../../domain/launch/check/reconnect-mail.ts'
import type { Organizer } from '../../../domain/organizer/organizer.ts'
import type { NearDuplicates } from '../../../domain/pledge/similarity/near-duplicates.ts'
import type { NetworkName, TextRule } from '../../../networks/port.ts'
import type { Lang } from '../../../text/text.ts'
import type { Wrong } from '../../../ui/form.tsx'

export const checkDone = ['started', 'sent', 'known', 'nobody'] as const

export type CheckPage = {
  readonly lang: Lang
  readonly organizer: Organizer
  readonly campaign: OwnCampaign
  readonly now: number
  readonly forecast: Forecast
  readonly sandbox: boolean
  readonly findings: readonly Finding[]
  /** Of this installation, without a slash at the end. */
  readonly baseUrl: string
  readonly networks: readonly {
    readonly name: NetworkName
    readonly label: string
    readonly checkPrice: number
    /** Accounts that a check would ask about. */
    readonly accounts: number
    readonly check: AccountCheck | null
    readonly textRule: TextRule
    readonly texts: NearDuplicates
  }[]
  readonly dead: ReturnType<typeof deadGrants>
  readonly lives: readonly GrantLives[]
  readonly reconnect: ReconnectMail
  /** Whether mail can be sent at all. */
  readonly mail: boolean
  readonly wrong: readonly Wrong[]
  readonly done: (typeof checkDone)[number] | null
}
