import type { ComponentChildren } from 'preact'
import type { Campaign } from '../../../domain/campaign/campaign.ts'
import type { Measure } from '../../../networks/port.ts'
import { type Lang, text } from '../../../text/text.ts'
import { Compose } from '../../../ui/compose.tsx'
import { controlProps, Field, type Wrong } from '../../../ui/form.tsx'
import { langAttributes } from '../../../ui/lang-attributes.ts'

/** Which campaign a page is about, above its title. */
export const OfCampaign = ({ campaign, lang }: { readonly campaign: Campaign; readonly lang: Lang }) => (
  <p class="steps">
    <a href={`/c/${campaign.slug}`} {...langAttributes(campaign, lang)}>
      {campaign.title}
    </a>
  </p>
)

type Fields = {
  readonly lang: Lang
  readonly text: string
  readonly measure: Measure
  readonly email: string
  readonly emailHint: string
  readonly wrong: readonly Wrong[]
  readonly advice?: string
  readonly samples?: readonly string[]
  /** Beside the counter. */
  readonly children?: ComponentChildren
}

/** What a reminder is made of: a text, and where it is mailed to. */
export function ReminderFields({ lang, measure, wrong, children, ...given }: Fields) {
  return (
    <>
      <Compose
        value={given.text}
        measure={measure}
        label={text(lang).campaign.messageLabel}
        hint={given.advice}
        wrong={wrong}
        samples={given.samples}
        lang={lang}
        rows={5}
      >
        {children}
      </Compose>
      <Field name="email" label={text(lang).reminder.ask.email} hint={given.emailHint} wrong={wrong}>
        <input
          {...controlProps('email', { hint: true, wrong })}
          type="email"
          autocomplete="email"
          value={given.email}
          maxLength={254}
          required
        />
      </Field>
    </>
  )
}
