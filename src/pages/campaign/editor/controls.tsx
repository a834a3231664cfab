import type { ComponentChildren } from 'preact'
import { controlProps, Field, type Wrong } from '../../../ui/form.tsx'
import { Icon } from '../../../ui/icon.tsx'
import type { FormValues } from './form-values.ts'

export type Form = { readonly typed: FormValues; readonly wrong: readonly Wrong[] }

type InputProps = Form & {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly most?: number
  readonly narrow?: boolean
  readonly inputMode?: 'numeric' | 'url' | 'tel'
}

export function Input({ name, label, hint, typed, wrong, most = 200, narrow, inputMode }: InputProps) {
  return (
    <Field name={name} label={label} hint={hint} wrong={wrong}>
      <input
        type="text"
        value={typed[name] ?? ''}
        maxLength={most * 2}
        class={narrow ? 'narrow-input' : undefined}
        inputMode={inputMode}
        {...controlProps(name, { hint: !!hint, wrong })}
      />
    </Field>
  )
}

type AreaProps = Form & {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly rows?: number
  readonly most?: number
}

export function Area({ name, label, hint, typed, wrong, rows = 3, most }: AreaProps) {
  return (
    <Field name={name} label={label} hint={hint} wrong={wrong}>
      <textarea rows={rows} maxLength={most && most * 2} {...controlProps(name, { hint: !!hint, wrong })}>
        {typed[name] ?? ''}
      </textarea>
    </Field>
  )
}

type RowProps = {
  readonly n: number
  readonly of: number
  readonly label: string
  readonly words: { readonly remove: string; readonly up?: string; readonly down?: string }
  readonly children: ComponentChildren
}

/** One row of a list, with the buttons that move and remove it: each sends the whole form, and nothing typed is lost. */
export function FormRow({ n, of, label, words, children }: RowProps) {
  return (
    <fieldset class="row">
      <legend class="visually-hidden">{label}</legend>
      <div class="row-fields">{children}</div>
      <div class="row-deeds">
        {words.up && n > 0 && <Deed deed={`up-${n}`} words={`${words.up}: ${label}`} icon="up" />}
        {words.down && n < of - 1 && <Deed deed={`down-${n}`} words={`${words.down}: ${label}`} icon="down" />}
        <Deed deed={`remove-${n}`} words={`${words.remove}: ${label}`} icon="cross" />
      </div>
    </fieldset>
  )
}

const Deed = ({ deed, words, icon }: { deed: string; words: string; icon: 'up' | 'down' | 'cross' }) => (
  <button type="submit" name="do" value={deed} class="icon-button" title={words} formNoValidate>
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
