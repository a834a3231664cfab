import { type Lang, text } from '../../../text/text.ts'
import { controlProps, Field, type Wrong } from '../../../ui/form.tsx'

type ConditionFieldProps = {
  readonly lang: Lang
  /** As it was typed. */
  readonly typed: string
  readonly wrong?: readonly Wrong[]
}

export function ConditionField({ lang, typed, wrong = [] }: ConditionFieldProps) {
  const words = text(lang).pledge.condition
  return (
    <>
      <Field name="atLeast" label={words.label} hint={words.hint} wrong={wrong}>
        <input
          {...controlProps('atLeast', { hint: true, wrong })}
          type="text"
          class="condition-count"
          inputmode="numeric"
          autocomplete="off"
          value={typed}
          maxLength={12}
        />
      </Field>
      <details class="disclosure">
        <summary>{words.howWeCount.title}</summary>
        <ul class="bullets">
          {words.howWeCount.lines.map(line => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </details>
    </>
  )
}
