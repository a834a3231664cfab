import { placeholders } from '../../../domain/call/script.ts'
import type { WrittenSection } from '../../../domain/campaign/content.ts'
import { type Lang, text } from '../../../text/text.ts'
import { controlProps, Field } from '../../../ui/form.tsx'
import { AddRow, Area, type Form, FormRow, Input } from './controls.tsx'
import { formRows } from './form-values.ts'
import { LangSelect } from './lang-select.tsx'
import { SampleFields, type TextNote } from './samples.tsx'
import { ZoneField } from './zone-field.tsx'

export type SectionForm = Form & {
  readonly lang: Lang
  readonly baseUrl: string
  readonly siteLang: Lang
  /** Whether the address may still change. */
  readonly isDraft: boolean
  readonly notes: Readonly<Record<string, readonly TextNote[]>>
}

/** The fields of every section but the picture's. */
export const fields: { readonly [S in WrittenSection]: (form: SectionForm) => preact.JSX.Element } = {
  basics: form => {
    const words = text(form.lang).write.basics
    return (
      <>
        <Input {...form} name="title" label={words.title} hint={words.titleHint} most={140} />
        {form.isDraft && (
          <Input {...form} name="slug" label={words.slug} hint={words.slugHint(form.baseUrl)} most={60} />
        )}
        <Area {...form} name="summary" label={words.summary} hint={words.summaryHint} most={400} />
        <Input {...form} name="organization" label={words.organization} hint={words.organizationHint} most={120} />
        <Input {...form} name="byline" label={words.byline} hint={words.bylineHint} most={160} />
        <LangSelect {...form} label={words.lang} hint={words.langHint} otherwise={form.siteLang} />
        <ZoneField {...form} label={words.timeZone} hint={words.timeZoneHint} />
        <Input {...form} name="hashtag" label={words.hashtag} hint={words.hashtagHint} most={60} narrow />
        <Input {...form} name="goal" label={words.goal} hint={words.goalHint} inputMode="numeric" narrow />
      </>
    )
  },
  story: form => {
    const words = text(form.lang).write.story
    return (
      <>
        <Area {...form} name="story" label={words.story} hint={words.storyHint} rows={18} most={20_000} />
        <details class="help">
          <summary>{words.help}</summary>
          <table>
            <tbody>
              {words.helpRows.map(([written, meant]) => (
                <tr key={meant}>
                  <td>
                    <code>{written}</code>
                  </td>
                  <td>{meant}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      </>
    )
  },
  messages: form => <SampleFields {...form} />,
  actions: form => <ActionFields {...form} />,
  calls: form => <CallFields {...form} />,
  hotline: form => {
    const words = text(form.lang).write.hotline
    return (
      <>
        <Input {...form} name="label" label={words.label} hint={words.labelHint} most={120} />
        <Input {...form} name="number" label={words.number} hint={words.numberHint} inputMode="tel" narrow />
      </>
    )
  },
  videos: form => {
    const words = text(form.lang).write.videos
    const shown = Math.max(1, formRows('videos', form.typed).length)
    return (
      <>
        {places(shown).map(n => (
          <FormRow key={n} n={n} of={shown} label={words.label(n + 1)} words={words}>
            <p class="row-name">{words.label(n + 1)}</p>
            <Input {...form} name={`link-${n}`} label={words.link} hint={words.linkHint} inputMode="url" most={500} />
            <Input {...form} name={`title-${n}`} label={words.title} most={140} />
          </FormRow>
        ))}
        <AddRow words={words.add} />
      </>
    )
  },
  reposts: form => {
    const words = text(form.lang).write.reposts
    const shown = Math.max(1, formRows('reposts', form.typed).length)
    return (
      <>
        {places(shown).map(n => (
          <FormRow key={n} n={n} of={shown} label={words.label(n + 1)} words={words}>
            <p class="row-name">{words.label(n + 1)}</p>
            <Input {...form} name={`link-${n}`} label={words.link} hint={words.linkHint} inputMode="url" most={500} />
            <Input {...form} name={`author-${n}`} label={words.author} most={80} />
            <Area {...form} name={`quote-${n}`} label={words.quote} most={600} />
          </FormRow>
        ))}
        <AddRow words={words.add} />
      </>
    )
  },
}

const places = (n: number) => Array.from({ length: n }, (_, place) => place)

function ActionFields(form: SectionForm) {
  const words = text(form.lang).write.actions
  const { campaign } = text(form.lang)
  const usual = {
    pledge: [campaign.signUp, campaign.signUpText('…')],
    share: [campaign.samples, campaign.samplesText],
    call: [campaign.call, ''],
  } as const
  return (
    <>
      {(['pledge', 'share', 'call'] as const).map(name => (
        <fieldset key={name} class="action-fields">
          <legend>{words.names[name]}</legend>
          <p class="hint">{words.about[name]}</p>
          <label class="choice">
            <input
              type="checkbox"
              id={`${name}-shown`}
              name={`${name}-shown`}
              value="on"
              checked={form.typed[`${name}-shown`] === 'on'}
            />
            <span>{words.shown}</span>
          </label>
          <Input {...form} name={`${name}-title`} label={words.title} hint={words.usual(usual[name][0])} most={100} />
          <Area
            {...form}
            name={`${name}-text`}
            label={words.text}
            hint={usual[name][1] ? words.usual(usual[name][1]) : undefined}
            rows={2}
            most={500}
          />
        </fieldset>
      ))}
    </>
  )
}

function CallFields(form: SectionForm) {
  const words = text(form.lang).write.calls
  const shown = Math.max(1, formRows('calls', form.typed).length)
  return (
    <>
      <Area {...form} name="script" label={words.script} hint={words.scriptHint} rows={9} most={5_000} />
      <dl class="placeholders">
        {placeholders.map(name => (
          <div key={name}>
            <dt>
              <code>{`{{${name}}}`}</code>
            </dt>
            <dd>{words.placeholders[name]}</dd>
          </div>
        ))}
      </dl>
      <Input {...form} name="bill" label={words.bill} hint={words.billHint} most={120} narrow />
      <Input {...form} name="number" label={words.number} hint={words.numberHint} inputMode="tel" narrow />
      <fieldset class="days">
        <legend>{words.days}</legend>
        <p class="hint">{words.daysHint}</p>
        {places(shown).map(n => (
          <FormRow key={n} n={n} of={shown} label={words.day(n + 1)} words={{ remove: words.remove }}>
            <Field name={`days-${n}`} label={words.day(n + 1)} wrong={form.wrong}>
              <input
                type="date"
                value={form.typed[`days-${n}`] ?? ''}
                class="narrow-input"
                {...controlProps(`days-${n}`, form)}
              />
            </Field>
          </FormRow>
        ))}
        <AddRow words={words.addDay} />
      </fieldset>
    </>
  )
}
