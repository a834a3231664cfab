import type { ComponentChildren } from 'preact'
import type { FieldKind, Field as FieldOfTable } from '../../../domain/campaign/field-kinds.ts'
import { knownLang, type Lang, langs, languageInfo } from '../../../lib/lang.ts'
import { zonesAt } from '../../../lib/time-zones.ts'
import { place } from '../../../text/format.ts'
import { text } from '../../../text/text.ts'
import { controlProps, Field, type Wrong } from '../../../ui/form.tsx'
import { Icon } from '../../../ui/icon.tsx'
import type { FormValues } from './form-values.ts'

export type Form = {
  readonly typed: FormValues
  readonly wrong: readonly Wrong[]
  /** What words are taken to be in where nobody has said. */
  readonly siteLang: Lang
  /** The zones of the world are shown with their offsets at this moment (ms). */
  readonly now: number
  /** Of a campaign that is begun: a script fills in the time zone of this computer. */
  readonly isFirst?: boolean
}

type ControlProps = Form & {
  readonly field: FieldOfTable
  readonly name: string
  readonly label: string
  readonly hint?: string
}

/** A field of the table with its label, help and what is wrong with it. */
export function Control(given: ControlProps) {
  const { field, name, label, hint, typed, wrong } = given
  if (field.kind === 'hidden') return <input type="hidden" name={name} value={typed[name] ?? ''} />
  if (field.kind === 'check') return <Tick {...given} />
  return (
    <Field name={name} label={label} hint={hint} wrong={wrong}>
      <Typed {...given} />
    </Field>
  )
}

function Tick({ name, label, hint, typed }: ControlProps) {
  const box = (
    <label class="choice">
      <input type="checkbox" id={name} name={name} value="on" checked={typed[name] === 'on'} />
      <span>{label}</span>
    </label>
  )
  if (!hint) return box
  return (
    <div class="stack-tight">
      {box}
      <p class="hint">{hint}</p>
    </div>
  )
}

const inputModes: Partial<Record<FieldKind, 'numeric' | 'url' | 'tel'>> = {
  number: 'numeric',
  link: 'url',
  phone: 'tel',
}

function Typed({ field, name, hint, typed, wrong, siteLang, now, isFirst }: ControlProps) {
  const value = typed[name] ?? ''
  const props = {
    // Browsers count in other units than we do: ours is the limit that is told.
    maxLength: field.most && field.most * 2,
    class: field.narrow ? 'narrow-input' : undefined,
    ...controlProps(name, { hint: !!hint, wrong }),
  }
  switch (field.kind) {
    case 'text':
      return (
        <textarea rows={field.lines ?? 3} {...props}>
          {value}
        </textarea>
      )
    case 'day':
      return <input type="date" value={value} {...props} />
    case 'lang':
      return (
        <select {...props}>
          {langs.map(one => (
            <option key={one} value={one} lang={one} selected={one === knownLang(value, siteLang)}>
              {languageInfo(one).name}
            </option>
          ))}
        </select>
      )
    case 'zone':
      return <ZoneInput value={value} now={now} isFirst={isFirst} {...props} />
    default:
      return <input type="text" value={value} inputMode={inputModes[field.kind]} {...props} />
  }
}

/** Typed to search, or chosen from the list. */
type ZoneProps = { readonly value: string; readonly now: number; readonly isFirst: boolean | undefined }
const ZoneInput = ({ now, isFirst, ...props }: ZoneProps) => (
  <>
    <input
      list="time-zones"
      autocomplete="off"
      autocapitalize="off"
      spellcheck={false}
      data-zone-choice={isFirst ? '' : undefined}
      {...props}
    />
    <datalist id="time-zones">
      {zonesAt(now).map(({ name, offset }) => (
        <option key={name} value={name}>
          {`${place(name)}, ${offset}`}
        </option>
      ))}
    </datalist>
  </>
)

type RowProps = {
  readonly n: number
  readonly of: number
  readonly label: string
  /** Where the order is that of the values, rows are not moved. */
  readonly isOrdered: boolean
  readonly lang: Lang
  readonly children: ComponentChildren
}

/** One row of a list, with the buttons that move and remove it: each sends the whole form, and nothing typed is lost. */
export function FormRow({ n, of, label, isOrdered, lang, children }: RowProps) {
  const words = text(lang).write.row
  return (
    <fieldset class="row">
      <legend class="visually-hidden">{label}</legend>
      <div class="row-fields">{children}</div>
      <div class="row-actions">
        {!isOrdered && n > 0 && <RowAction action={`up-${n}`} words={`${words.up}: ${label}`} icon="up" />}
        {!isOrdered && n < of - 1 && <RowAction action={`down-${n}`} words={`${words.down}: ${label}`} icon="down" />}
        <RowAction action={`remove-${n}`} words={`${words.remove}: ${label}`} icon="cross" />
      </div>
    </fieldset>
  )
}

const RowAction = ({ action, words, icon }: { action: string; words: string; icon: 'up' | 'down' | 'cross' }) => (
  <button type="submit" name="do" value={action} class="icon-button" title={words} formNoValidate>
    <Icon name={icon} label={words} />
  </button>
)

export const AddRow = ({ words }: { readonly words: string }) => (
  <p>
    <button type="submit" name="do" value="add" class="button" formNoValidate>
      <Icon name="plus" />
      {words}
    </button>
  </p>
)
