import type { Campaign } from '../../domain/campaign/campaign.ts'
import { ownMoment } from '../../domain/launch/spread.ts'
import { moment, momentExactly } from '../../text/format.ts'
import type { Lang } from '../../text/text.ts'

/** When the post of this account goes out: to the second where everybody has a moment of their own. */
export function ownMomentWords({ launch, timeZone }: Campaign, accountId: number, lang: Lang): string {
  return (launch.spreadMs > 0 ? momentExactly : moment)(ownMoment(launch, accountId), timeZone, lang)
}
