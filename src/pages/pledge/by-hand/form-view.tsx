import type { ComponentChildren } from 'preact'
import type { Campaign } from '../../../domain/campaign/campaign.ts'
import { addressDays } from '../../../domain/mail/erase.ts'
import { moment } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'
import { Compose, type Typed } from '../../../ui/compose.tsx'
import { controlProps, ErrorSummary, Field, type Wrong } from '../../../ui/form.tsx'
import { page } from '../../../ui/layout.tsx'
import { PrivacyLink } from '../../../ui/privacy-link.tsx'
import { SourceFields } from '../../../ui/source-fields.tsx'
import { type NetworkChoice, NetworkSwitch } from '../choose/network-switch.tsx'
import { LostText } from '../lost-text.tsx'
import { ConsentBox } from '../mail/consent-box.tsx'
import { CampaignHeader } from './campaign-header.tsx'

/** What a pledge by hand is made of: a text, and where its supporter is mailed. */
type ByHandForm = NetworkChoice & {
  readonly lang: Lang
  readonly campaign: Campaign
  readonly typed: Typed
  readonly email: string
  readonly wrong: readonly Wrong[]
}

export type AskPage = ByHandForm & {
  readonly samples: readonly string[]
  /** They had written something that did not get here. */
  readonly isLost: boolean
  /** The box of the organization, by them. */
  readonly ticked: boolean
  readonly by: number | null
  readonly from: string | null
}

/** `/c/:slug/reminder`: two fields and a button. */
export function askByHandView(given: AskPage): string {
  const { lang, campaign, samples } = given
  const words = text(lang).reminder.ask
  const choose = `/c/${campaign.slug}/pledge`
  return page({
    lang,
    title: words.title,
    description: campaign.summary,
    scripts: ['supporter'],
    body: (
      <div class="column reminder stack">
        <ErrorSummary wrong={given.wrong} lang={lang} />
        {given.isLost && <LostText lang={lang} />}
        <CampaignHeader
          campaign={campaign}
          lang={lang}
          title={words.title}
          lead={words.lead(moment(campaign.launch.launchAt, campaign.timeZone, lang))}
        />
        <form method="post" action={`/c/${campaign.slug}/reminder`} class="stack" noValidate>
          <SourceFields by={given.by} from={given.from} />
          <NetworkSwitch {...given} slug={campaign.slug} form="reminder" />
          <Fields
            {...given}
            emailHint={`${words.emailHint(addressDays)} ${text(lang).consent.seenBy(campaign.consent !== '')}`}
            advice={words.advice}
          >
            {samples.length > 1 && (
              <a class="touch" href={choose} data-other={text(lang).campaign.otherSample}>
                {text(lang).campaign.allSamples(samples.length)}
              </a>
            )}
          </Fields>
          <ConsentBox campaign={campaign} ticked={given.ticked} wrong={given.wrong} lang={lang} />
          <button type="submit" class="button button-strong button-full">
            {words.button}
          </button>
          <p class="quiet">{words.hint}</p>
          <PrivacyLink lang={lang} />
        </form>
        <p class="quiet">{words.networks}</p>
        <p>
          <a href={choose}>{words.connect}</a>
        </p>
      </div>
    ),
  })
}

export function changeByHandView(given: ByHandForm & { readonly path: string }): string {
  const { lang, path, campaign } = given
  const words = text(lang).reminder
  return page({
    lang,
    title: words.changeTitle,
    scripts: ['supporter'],
    body: (
      <div class="column reminder stack">
        <ErrorSummary wrong={given.wrong} lang={lang} />
        <CampaignHeader campaign={campaign} lang={lang} title={words.changeTitle} />
        <form method="post" action={`${path}/change`} class="stack" noValidate>
          <Fields {...given} emailHint={words.emailChangeHint} />
          <p class="actions">
            <button type="submit" class="button button-strong">
              {words.save}
            </button>
            <a href={path}>{words.keepOld}</a>
          </p>
        </form>
      </div>
    ),
  })
}

type FieldsProps = ByHandForm & {
  readonly emailHint: string
  readonly advice?: string
  readonly samples?: readonly string[]
  /** Beside the counter. */
  readonly children?: ComponentChildren
}

function Fields({ lang, network, typed, wrong, children, ...given }: FieldsProps) {
  return (
    <>
      <Compose
        typed={typed}
        network={network.name}
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
