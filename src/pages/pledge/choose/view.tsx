import type { Campaign } from '../../../domain/campaign/campaign.ts'
import type { Message } from '../../../domain/campaign/message.ts'
import type { Account } from '../../../domain/pledge/account.ts'
import type { TooNear } from '../../../domain/pledge/own-text.ts'
import type { TextRule } from '../../../networks/port.ts'
import { moment } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'
import { Compose, type Typed } from '../../../ui/compose.tsx'
import { ErrorSummary, type Wrong } from '../../../ui/form.tsx'
import { langAttributes } from '../../../ui/lang-attributes.ts'
import { page } from '../../../ui/layout.tsx'
import { PostCard } from '../../../ui/post-card.tsx'
import { SourceFields } from '../../../ui/source-fields.tsx'
import { reminderText } from '../by-hand/text-path.ts'
import { LostText } from '../lost-text.tsx'
import { Steps } from '../steps.tsx'
import { type NetworkChoice, NetworkSwitch } from './network-switch.tsx'
import { Prompts } from './prompts.tsx'
import { NearNote } from './similar-text-note.tsx'

export type ChoosePage = NetworkChoice & {
  readonly lang: Lang
  readonly campaign: Campaign
  /** `words` without the link that they end with. */
  readonly samples: readonly (Message & { readonly words: string })[]
  /** What is chosen now: a sample's id, or null for own words. */
  readonly chosen: number | null
  /** Own words as they would be posted, and as they are typed. */
  readonly text: string
  readonly typed: Typed
  readonly wrong?: readonly Wrong[]
  readonly near: TooNear | null
  readonly account: Account | null
  readonly rule: TextRule
  /** Whose invitation they came by. */
  readonly by: number | null
  /** What else led them here. */
  readonly from: string | null
  /** Where the form goes, and what stands above it: pledging, or changing a pledge. */
  readonly action: string
  readonly title: string
  readonly step: boolean
  readonly cancel?: { readonly href: string; readonly label: string }
  /** They had written something that did not get here. */
  readonly isLost?: boolean
}

/** Choose a sample or write one's own; the same screen when a pledge is changed. */
export function chooseView(given: ChoosePage): string {
  const { lang, campaign, samples, chosen, wrong = [] } = given
  const words = text(lang).pledge.choose
  const shown = samples.find(sample => sample.id === chosen)?.text ?? given.text
  const when = moment(campaign.launch.launchAt, campaign.timeZone, lang)
  return page({
    lang,
    title: given.title,
    description: campaign.summary,
    scripts: ['supporter'],
    body: (
      <div class="wide choose">
        <form method="post" action={given.action} class="choose-form stack" data-choose>
          <SourceFields by={given.by} from={given.from} />
          <ErrorSummary wrong={wrong} lang={lang} />
          {given.isLost && <LostText lang={lang} />}
          <header class="stack-tight">
            {given.step && <Steps at={1} campaign={campaign} lang={lang} />}
            <h1>{given.title}</h1>
            <p class="lead">{words.lead(when)}</p>
          </header>
          <NetworkSwitch {...given} slug={campaign.slug} form="pledge" />
          {given.rule === 'own-words' ? <OwnWords {...given} /> : <SamplesOrOwn {...given} />}
          <div class="actions">
            <button type="submit" class="button button-strong">
              {given.account ? words.nextConnected : words.next}
            </button>
            {given.step && (
              <button
                type="submit"
                class="button"
                formAction={reminderText(campaign, given.isLost === true)}
                formNoValidate
              >
                {text(lang).reminder.offer}
              </button>
            )}
            {given.cancel && <a href={given.cancel.href}>{given.cancel.label}</a>}
          </div>
        </form>
        <aside class="choose-preview sticky stack-tight">
          <p class="section-label">{words.preview}</p>
          <PostCard text={shown} network={given.network.name} author={given.account} when={when} live />
        </aside>
      </div>
    ),
  })
}

/** Samples to take as they are, or own words. */
function SamplesOrOwn({ samples, chosen, ...given }: ChoosePage) {
  const { lang } = given
  const words = text(lang).pledge.choose
  return (
    <fieldset>
      <legend class={samples.length === 0 ? 'visually-hidden' : undefined}>{words.sampleLegend}</legend>
      {samples.map(sample => (
        <label key={sample.id} class="choice">
          <input type="radio" name="message" value={sample.id} checked={sample.id === chosen} />
          <span class="sample-text" {...langAttributes(given.campaign, lang)}>
            {sample.words}
            <span>{sample.text.slice(sample.words.length)}</span>
          </span>
        </label>
      ))}
      <div class="choice-own">
        <label class="choice">
          <input type="radio" name="message" value="own" checked={chosen === null} />
          <span>{words.ownWords}</span>
        </label>
        <Own {...given} hint={words.ownWordsHint} optional />
      </div>
    </fieldset>
  )
}

/** Where no text may be like another: a frame to begin with, and what is too near to others. */
function OwnWords({ near, ...given }: ChoosePage) {
  const words = text(given.lang).pledge.choose
  return (
    <section class="own-words stack">
      <div class="stack-tight">
        <h2 class="small-head">{words.ownWordsOnly}</h2>
        <p>{words.ownWordsRule(given.network.name === 'x' ? given.network.label : null)}</p>
        <Prompts {...given} examples={given.samples.map(sample => sample.words)} />
      </div>
      {near && <NearNote near={near} words={given.text} network={given.network} lang={given.lang} />}
      <Own {...given} />
    </section>
  )
}

type OwnProps = Pick<ChoosePage, 'network' | 'typed' | 'wrong' | 'lang'> & {
  hint?: string
  optional?: boolean
}

const Own = ({ network, typed, wrong, lang, hint, optional }: OwnProps) => (
  <Compose
    typed={typed}
    network={network.name}
    label={text(lang).campaign.messageLabel}
    hint={hint}
    wrong={wrong}
    lang={lang}
    optional={optional}
  />
)
