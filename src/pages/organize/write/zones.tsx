import { place } from '../../../text/format.ts'
import { controlProps, Field } from '../../components/form.tsx'
import type { Form } from './controls.tsx'

const names = [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])].sort()
const continents = [...new Set(names.map(continentOf))]

type Props = Form & { readonly label: string; readonly hint: string; readonly choose?: string }

/** Every zone by its continent; one that goes by another name today stays what it was. */
export function ZoneSelect({ typed, wrong, label, hint, choose }: Props) {
  const chosen = typed.timeZone ?? ''
  const isListed = names.includes(chosen)
  return (
    <Field name="timeZone" label={label} hint={hint} wrong={wrong}>
      <select data-zone-choice={choose ? '' : undefined} {...controlProps('timeZone', { hint: true, wrong })}>
        {choose && <option value="">{choose}</option>}
        {!isListed && chosen && (
          <option value={chosen} selected>
            {chosen}
          </option>
        )}
        {continents.map(continent => (
          <optgroup key={continent} label={continent}>
            {names
              .filter(name => continentOf(name) === continent)
              .map(name => (
                <option key={name} value={name} selected={name === chosen}>
                  {place(name)}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </Field>
  )
}

function continentOf(zone: string): string {
  return zone.split('/')[0] ?? zone
}
