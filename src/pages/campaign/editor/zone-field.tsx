import { timeZones } from '../../../lib/time-zones.ts'
import { place } from '../../../text/format.ts'
import { controlProps, Field } from '../../../ui/form.tsx'
import type { Form } from './controls.tsx'

type Props = Form & { readonly label: string; readonly hint: string; readonly isFirst?: boolean }

const list = 'time-zones'

/** Typed to search, or chosen from the list; where none was chosen yet, a script fills in that of this computer. */
export function ZoneField({ typed, wrong, label, hint, isFirst }: Props) {
  return (
    <Field name="timeZone" label={label} hint={hint} wrong={wrong}>
      <input
        list={list}
        value={typed.timeZone ?? ''}
        maxLength={60}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        data-zone-choice={isFirst ? '' : undefined}
        {...controlProps('timeZone', { hint: true, wrong })}
      />
      <datalist id={list}>
        {timeZones.map(name => (
          <option key={name} value={name}>
            {place(name)}
          </option>
        ))}
      </datalist>
    </Field>
  )
}
