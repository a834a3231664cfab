import { type ComponentChildren, Fragment } from 'preact'
import { placeholders } from '../../../domain/call/script.ts'
import { fieldsOf, type WrittenSection } from '../../../domain/campaign/content.ts'
import { check, type Field, type Fields } from '../../../domain/campaign/field-kinds.ts'
import type { Network } from '../../../networks/port.ts'
import { type Lang, text } from '../../../text/text.ts'
import { choiceSent } from './chosen-networks.ts'
import { AddRow, Control, type Form, FormRow } from './controls.tsx'
import { formRows } from './form-values.ts'
import { sectionWords, wordOf } from './labels.ts'
import type { TextNote } from './sample-notes.ts'

export type SectionFieldsProps = Form & {
  readonly section: WrittenSection
  readonly lang: Lang
  readonly notes: Readonly<Record<string, readonly TextNote[]>>
  /** Those of the installation. */
  readonly networks: readonly Pick<Network, 'name' | 'label'>[]
}

/** The fields of a section, by the table in domain/campaign/fields.ts. */
export const SectionFields = (form: SectionFieldsProps) => (
  <>
    {Object.entries(fieldsOf(form.section)).map(([name, field]) => (
      <Fragment key={name}>
        {shown(form, name, field)}
        {after[`${form.section}.${name}`]?.(form)}
      </Fragment>
    ))}
  </>
)

function shown(form: SectionFieldsProps, name: string, field: Field) {
  switch (field.kind) {
    case 'group':
      if (name === 'networks') return <NetworkFields {...form} fields={field.fields ?? {}} />
      return <GroupFields {...form} name={name} fields={field.fields ?? {}} />
    case 'rows':
      return (
        <RowFields
          {...form}
          fields={field.fields ?? {}}
          atFirst={field.atFirst}
          isOrdered={field.plain !== undefined}
        />
      )
    default:
      return <Control {...form} {...called(form, name)} name={name} field={field} />
  }
}

const called = ({ section, lang }: SectionFieldsProps, name: string, otherwise = name) => ({
  label: wordOf(section, name, lang) ?? otherwise,
  hint: wordOf(section, `${name}Hint`, lang),
})

/** What stands after a field and is none. */
const after: Readonly<Record<string, (form: SectionFieldsProps) => ComponentChildren>> = {
  'story.story': ({ lang }) => <StoryHelp lang={lang} />,
  'messages.samples': ({ lang }) => <p class="hint">{text(lang).write.messages.pledged}</p>,
  'calls.script': ({ lang }) => (
    <dl class="placeholders">
      {placeholders.map(name => (
        <div key={name}>
          <dt>
            <code>{`{{${name}}}`}</code>
          </dt>
          <dd>{text(lang).write.calls.placeholders[name]}</dd>
        </div>
      ))}
    </dl>
  ),
}

function StoryHelp({ lang }: { readonly lang: Lang }) {
  const words = text(lang).write.story
  return (
    <details class="help disclosure">
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
  )
}

/** What a call to action says where its words are left empty. */
function usualWords(lang: Lang): Readonly<Record<string, string>> {
  const { campaign } = text(lang)
  return {
    'pledge-title': campaign.signUp,
    'pledge-text': campaign.signUpText('…', null, null),
    'share-title': campaign.samples,
    'share-text': campaign.samplesText,
    'call-title': campaign.call,
  }
}

function GroupFields({
  name,
  fields,
  ...form
}: SectionFieldsProps & { readonly name: string; readonly fields: Fields }) {
  const words = sectionWords(form.section, form.lang)
  const usual = usualWords(form.lang)
  return (
    <fieldset class="action-fields ruled">
      <legend>{words.names[name]}</legend>
      <p class="hint">{words.about[name]}</p>
      {Object.entries(fields).map(([part, field]) => {
        const own = `${name}-${part}`
        const hint = usual[own] && text(form.lang).write.actions.usual(usual[own])
        return <Control key={own} {...form} name={own} field={field} label={called(form, part).label} hint={hint} />
      })}
    </fieldset>
  )
}

/** A box for each network that the installation has, where that is a choice; what is said of others stays as it is. */
function NetworkFields({ networks, fields, ...form }: SectionFieldsProps & { readonly fields: Fields }) {
  const words = sectionWords(form.section, form.lang)
  const shown = networks.length > 1 ? networks : []
  const isShown = (name: string) => shown.some(network => `networks-${network.name}` === name)
  const others = Object.keys(fields)
    .map(name => `networks-${name}`)
    .filter(name => !isShown(name) && form.typed[name] === 'on')
  const hidden = others.map(name => <input key={name} type="hidden" name={name} value="on" />)
  if (shown.length === 0) return hidden
  return (
    <fieldset class="action-fields ruled">
      <legend>{words.names.networks}</legend>
      <p class="hint">{words.about.networks}</p>
      {shown.map(({ name, label }) => (
        <Control key={name} {...form} name={`networks-${name}`} field={fields[name] ?? check(true)} label={label} />
      ))}
      {hidden}
      <input type="hidden" name={choiceSent} value="yes" />
    </fieldset>
  )
}

type RowsProps = SectionFieldsProps & {
  readonly fields: Fields
  readonly atFirst: number | undefined
  readonly isOrdered: boolean
}

function RowFields({ fields, atFirst = 1, isOrdered, ...form }: RowsProps) {
  const words = sectionWords(form.section, form.lang)
  const rows = Array.from({ length: formRows(form.section, form.typed).length || atFirst })
  const all = (
    <>
      {rows.map((_, n) => (
        <FormRow key={`${n}`} n={n} of={rows.length} label={words.label(n + 1)} isOrdered={isOrdered} lang={form.lang}>
          <RowControls {...form} n={n} fields={fields} label={words.label(n + 1)} />
        </FormRow>
      ))}
      <AddRow words={words.add} />
    </>
  )
  if (!words.legend) return all
  return (
    <fieldset class="days ruled">
      <legend>{words.legend}</legend>
      <p class="hint">{words.legendHint}</p>
      {all}
    </fieldset>
  )
}

type RowProps = SectionFieldsProps & { readonly fields: Fields; readonly n: number; readonly label: string }

function RowControls({ fields, n, label, ...form }: RowProps) {
  const controls = Object.entries(fields).sort(([, field]) => (field.kind === 'hidden' ? -1 : 0))
  const notes = form.notes[`text-${n}`]
  const isNamed = controls.every(([name]) => wordOf(form.section, name, form.lang))
  return (
    <>
      {isNamed && <p class="row-name">{label}</p>}
      {controls.map(([name, field]) => (
        <Control key={name} {...form} {...called(form, name, label)} name={`${name}-${n}`} field={field} />
      ))}
      {form.section === 'messages' && (
        <div class="sample-notes" data-notes={`text-${n}`}>
          {notes?.map(note => (
            <p key={note.words} class={note.wrong ? 'tone-warn' : 'quiet'}>
              {note.words}
            </p>
          ))}
        </div>
      )}
    </>
  )
}
