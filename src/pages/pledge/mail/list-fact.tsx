import type { Campaign } from '../../../domain/campaign/campaign.ts'
import type { Consent } from '../../../domain/mail/consent/consents.ts'
import { moment } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'
import { Fact } from '../../../ui/fact.tsx'
import { askerOf } from './consent-form.ts'

type Given = {
  readonly consent: Consent | null
  readonly campaign: Campaign
  /** Of the receipt. */
  readonly path: string
  readonly lang: Lang
}

/** On a receipt: that the organization itself may write, since when, and the way to end it. */
export function ListFact({ consent, campaign, path, lang }: Given) {
  const words = text(lang).consent
  if (consent === null) return null
  return (
    <Fact label={words.fact(askerOf(campaign))}>
      {words.agreed(moment(consent.confirmedAt, campaign.timeZone, lang))}{' '}
      <a href={`${path}/consent/removal`}>{words.leave}</a>
    </Fact>
  )
}
