import type { ComponentChildren, ComponentProps } from 'preact'
import { type Lang, text } from '../text/text.ts'

/** What is wrong with a form: the name of a field, and a sentence that says how to put it right. */
export type Wrong = { readonly field: string; readonly message: string }

/** Above the form, first thing on the page: what is wrong, each linked to its field. */
export function ErrorSummary({ wrong, lang }: { readonly wrong: readonly Wrong[]; readonly lang: Lang }) {
  if (wrong.length === 0) return null
  return (
    <div class="summary" role="alert" tabIndex={-1} data-focus>
      <h2 class="small-head">{text(lang).common.errorSummary}</h2>
      <ul>
        {wrong.map(one => (
          <li key={one.field}>
            <a href={`#${one.field}`}>{one.message}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}

type FieldProps = {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly wrong?: readonly Wrong[]
  /** The control itself; give it what `controlProps(name, …)` returns. */
  readonly children: ComponentChildren
}

/** Label, hint, error, control: in the order a screen reader should meet them. */
export function Field({ name, label, hint, wrong = [], children }: FieldProps) {
  const message = wrong.find(one => one.field === name)?.message
  return (
    <div class={message ? 'field field-wrong' : 'field'}>
      <label for={name}>{label}</label>
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {message && (
        <p class="wrong" id={`${name}-wrong`}>
          {message}
        </p>
      )}
      {children}
    </div>
  )
}

type InputFieldProps = Omit<FieldProps, 'children'> & Omit<ComponentProps<'input'>, 'name' | 'label'>

/** A field whose control is an input. */
export const InputField = ({ name, label, hint, wrong, ...input }: InputFieldProps) => (
  <Field name={name} label={label} hint={hint} wrong={wrong}>
    <input {...(input as ComponentProps<'input'>)} {...controlProps(name, { hint: !!hint, wrong })} />
  </Field>
)

/** id, name and the links to hint and error that a control inside a Field needs. */
export function controlProps(name: string, about: { hint?: boolean; wrong?: readonly Wrong[] } = {}) {
  const isWrong = about.wrong?.some(one => one.field === name) ?? false
  const describedBy = [about.hint && `${name}-hint`, isWrong && `${name}-wrong`].filter(Boolean).join(' ')
  return {
    id: name,
    name,
    ...(describedBy && { 'aria-describedby': describedBy }),
    ...(isWrong && { 'aria-invalid': true }),
  }
}
