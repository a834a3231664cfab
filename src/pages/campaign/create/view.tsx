import { campaignFields } from '../../../domain/campaign/fields.ts'
import type { Organizer } from '../../../domain/organizer/organizer.ts'
import { type Lang, text } from '../../../text/text.ts'
import { ErrorSummary, InputField, type Wrong } from '../../../ui/form.tsx'
import { organizerPage } from '../../organizer/frame.tsx'
import { Control } from '../editor/controls.tsx'
import type { FormValues } from '../editor/form-values.ts'

type CreatePage = {
  readonly lang: Lang
  readonly organizer: Organizer
  readonly typed: FormValues
  readonly wrong: readonly Wrong[]
  /** Sentences about the file that was not taken. */
  readonly fileWrong: readonly string[]
  readonly siteLang: Lang
  readonly now: number
}

/** `/organize/new`: from a title, or from a file. */
export function createView({ lang, organizer, typed, wrong, fileWrong, siteLang, now }: CreatePage): string {
  const words = text(lang).write
  const form = { typed, wrong, siteLang, now, isFirst: true }
  const { title, lang: language, timeZone } = campaignFields.basics.fields
  return organizerPage({
    lang,
    title: words.create.title,
    organizer,
    styles: ['write'],
    scripts: ['editor'],
    body: (
      <div class="column organize stack-wide">
        <ErrorSummary wrong={wrong} lang={lang} />
        <header class="stack-tight">
          <h1>{words.create.title}</h1>
          <p class="quiet">{words.create.lead}</p>
        </header>
        <form method="post" action="/organize/campaigns" class="stack-fields">
          <Control {...form} name="title" field={title} label={words.create.name} hint={words.create.nameHint} />
          <Control {...form} name="lang" field={language} label={words.create.lang} hint={words.create.langHint} />
          <Control
            {...form}
            name="timeZone"
            field={timeZone}
            label={words.create.timeZone}
            hint={words.create.timeZoneHint}
          />
          <Congress isYes={typed.congress === 'yes'} lang={lang} />
          <button type="submit" class="button button-strong">
            {words.create.button}
          </button>
        </form>
        <section class="stack import" id="import">
          <h2>{words.import.title}</h2>
          <p class="quiet">{words.import.lead}</p>
          {fileWrong.length > 0 && (
            <div class="summary" role="alert" tabIndex={-1} data-focus>
              <h3>{words.import.wrong}</h3>
              <ul>
                {fileWrong.map(sentence => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            </div>
          )}
          <form method="post" action="/organize/imports" enctype="multipart/form-data" class="stack-fields">
            <InputField name="file" label={words.import.file} wrong={wrong} type="file" accept=".yaml,.yml" />
            <button type="submit" class="button">
              {words.import.button}
            </button>
          </form>
        </section>
      </div>
    ),
  })
}

/** Most campaigns are not, and need no calls. */
function Congress({ isYes, lang }: { readonly isYes: boolean; readonly lang: Lang }) {
  const words = text(lang).write.create.congress
  return (
    <fieldset class="field choices">
      <legend>{words.question}</legend>
      {(['no', 'yes'] as const).map(answer => (
        <label key={answer} class="choice">
          <input type="radio" name="congress" value={answer} checked={isYes === (answer === 'yes')} />
          <span>
            <b>{words[answer].label}</b>
            <span class="hint">{words[answer].text}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
