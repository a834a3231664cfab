import type { Organizer } from '../../../domain/organizer/organizer.ts'
import { type Lang, text } from '../../../text/text.ts'
import { controlProps, ErrorSummary, Field, type Wrong } from '../../../ui/form.tsx'
import { organizerPage } from '../../organizer/frame.tsx'
import { Input } from '../editor/controls.tsx'
import type { FormValues } from '../editor/form-values.ts'
import { LangSelect } from '../editor/lang-select.tsx'
import { ZoneField } from '../editor/zone-field.tsx'

type CreatePage = {
  readonly lang: Lang
  readonly organizer: Organizer
  readonly typed: FormValues
  readonly wrong: readonly Wrong[]
  /** Sentences about the file that was not taken. */
  readonly fileWrong: readonly string[]
  readonly baseUrl: string
  readonly siteLang: Lang
}

/** `/organize/new`: from a title, or from a file. */
export function createView({ lang, organizer, typed, wrong, fileWrong, baseUrl, siteLang }: CreatePage): string {
  const words = text(lang).write
  const form = { typed, wrong }
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
          <Input {...form} name="title" label={words.create.name} hint={words.create.nameHint} most={140} />
          <Input {...form} name="slug" label={words.create.slug} hint={words.create.slugHint(baseUrl)} most={60} />
          <LangSelect {...form} label={words.create.lang} hint={words.create.langHint} otherwise={siteLang} />
          <ZoneField {...form} label={words.create.timeZone} hint={words.create.timeZoneHint} isFirst />
          <button type="submit" class="button button-strong">
            {words.create.button}
          </button>
        </form>
        <section class="stack import">
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
            <Field name="file" label={words.import.file} wrong={wrong}>
              <input type="file" accept=".yaml,.yml" {...controlProps('file', { wrong })} />
            </Field>
            <button type="submit" class="button">
              {words.import.button}
            </button>
          </form>
        </section>
      </div>
    ),
  })
}
