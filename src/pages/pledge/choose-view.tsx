import type { Account } from '../../domain/account.ts'
import type { Campaign } from '../../domain/campaign.ts'
import type { Message } from '../../domain/message.ts'
import type { Measure, NetworkName } from '../../domain/network.ts'
import { moment } from '../../text/format.ts'
import { type Lang, text } from '../../text/text.ts'
import { Compose } from '../components/compose.tsx'
import { ErrorSummary, type Wrong } from '../components/form.tsx'
import { Note } from '../components/note.tsx'
import { PostCard } from '../components/post-card.tsx'
import { page } from '../layout.tsx'
import { Steps } from './steps.tsx'

export type ChoosePage = {
  readonly lang: Lang
  readonly campaign: Campaign
  readonly samples: readonly Message[]
  /** What is chosen now: a sample's id, or null for own words. */
  readonly chosen: number | null
  readonly ownText: string
  /** Of the chosen text. */
  readonly measure: Measure
  readonly wrong?: readonly Wrong[]
  readonly account: Account | null
  readonly network: NetworkName
  readonly ownWordsOnly: boolean
  /** Where the form goes, and what stands above it: pledging, or changing a pledge. */
  readonly action: string
  readonly title: string
  readonly step: boolean
  readonly cancel?: { readonly href: string; readonly label: string }
}

/** Choose a sample or write one's own; the same screen when a pledge is changed. */
export function chooseView(given: ChoosePage): string {
  const { lang, campaign, samples, chosen, ownText, wrong = [] } = given
  const words = text(lang).pledge.choose
  const shown = samples.find(sample => sample.id === chosen)?.text ?? ownText
  const when = moment(campaign.launch.launchAt, campaign.timeZone, lang)
  return page({
    lang,
    title: given.title,
    scripts: ['supporter'],
    body: (
      <div class="wide choose">
        <form method="post" action={given.action} class="choose-form stack" data-choose>
          <ErrorSummary wrong={wrong} lang={lang} />
          <header class="stack-tight">
            {given.step && <Steps at={1} campaign={campaign} lang={lang} />}
            <h1>{given.title}</h1>
            <p class="lead">{words.lead(when)}</p>
          </header>
          {given.ownWordsOnly && <Note>{words.ownWordsRule}</Note>}
          <fieldset>
            <legend class={samples.length === 0 ? 'visually-hidden' : undefined}>{words.sampleLegend}</legend>
            {samples.map(sample => (
              <label key={sample.id} class="choice">
                <input type="radio" name="message" value={sample.id} checked={sample.id === chosen} />
                <span class="sample-text">{sample.text}</span>
              </label>
            ))}
            <div class="choice-own">
              <label class="choice">
                <input type="radio" name="message" value="own" checked={chosen === null} />
                <span>{words.ownWords}</span>
              </label>
              <Compose
                value={ownText}
                measure={given.measure}
                label={text(lang).campaign.messageLabel}
                hint={words.ownWordsHint}
                wrong={wrong}
                lang={lang}
                optional
              />
            </div>
          </fieldset>
          <div class="actions">
            <button type="submit" class="button button-strong">
              {given.account ? words.nextConnected : words.next}
            </button>
            {given.cancel && <a href={given.cancel.href}>{given.cancel.label}</a>}
          </div>
        </form>
        <aside class="choose-preview stack-tight">
          <p class="section-label">{words.preview}</p>
          <PostCard text={shown} network={given.network} author={given.account} when={when} live />
        </aside>
      </div>
    ),
  })
}
