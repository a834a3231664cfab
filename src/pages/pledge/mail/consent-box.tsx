import type { Campaign } from '../../../domain/campaign/campaign.ts'
import { type Lang, text } from '../../../text/text.ts'
import type { Wrong } from '../../../ui/form.tsx'
import { langAttributes } from '../../../ui/lang-attributes.ts'
import { askerOf, consentValue } from './consent-form.ts'

type Given = {
  readonly lang: Lang
  readonly campaign: Campaign
  /** Ticked by them, in a form that comes back; never by us. */
  readonly ticked: boolean
  readonly wrong?: readonly Wrong[]
}

/** Whether the organization itself may write, in its own words. Nothing where it does not ask. */
export function ConsentBox({ lang, campaign, ticked, wrong = [] }: Given) {
  if (campaign.consent === '') return null
  const message = wrong.find(({ field }) => field === 'consent')?.message
  return (
    <div class={message ? 'field field-wrong' : 'field'}>
      {message && (
        <p class="wrong" id="consent-wrong">
          {message}
        </p>
      )}
      <label class="choice">
        <input
          type="checkbox"
          id="consent"
          name="consent"
          value={consentValue(campaign.consent)}
          checked={ticked}
          aria-describedby={message ? 'consent-wrong consent-hint' : 'consent-hint'}
          aria-invalid={message ? true : undefined}
        />
        <span {...langAttributes(campaign, lang)}>{campaign.consent}</span>
      </label>
      <p class="hint" id="consent-hint">
        {text(lang).consent.hint(askerOf(campaign))}
      </p>
    </div>
  )
}
