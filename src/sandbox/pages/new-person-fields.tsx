import { controlProps, Field, type Wrong } from '../../ui/form.tsx'

type Props = {
  readonly legend: string
  /** What was typed, or a suggestion. */
  readonly name: string
  readonly handle: string
  readonly wrong: readonly Wrong[]
}

export const NewPersonFields = ({ legend, name, handle, wrong }: Props) => (
  <fieldset class="new-person">
    <legend>{legend}</legend>
    <div class="new-person-fields">
      <Field name="name" label="Name" wrong={wrong}>
        <input {...controlProps('name', { wrong })} type="text" value={name} maxLength={50} autocomplete="off" />
      </Field>
      <Field name="handle" label="Handle" wrong={wrong}>
        <input
          {...controlProps('handle', { wrong })}
          type="text"
          value={handle}
          maxLength={74}
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
        />
      </Field>
    </div>
  </fieldset>
)
