import { knownLang, type Lang, langs, languageInfo } from '../../../lib/lang.ts'
import { controlProps, Field } from '../../../ui/form.tsx'
import type { Form } from './controls.tsx'

/** What language the words are in; `otherwise` is taken where nobody has said. */
type LangProps = Form & { readonly label: string; readonly hint: string; readonly otherwise: Lang }

export function LangSelect({ typed, wrong, label, hint, otherwise }: LangProps) {
  const chosen = knownLang(typed.lang ?? null, otherwise)
  return (
    <Field name="lang" label={label} hint={hint} wrong={wrong}>
      <select class="narrow-input" {...controlProps('lang', { hint: true, wrong })}>
        {langs.map(one => (
          <option key={one} value={one} lang={one} selected={one === chosen}>
            {languageInfo(one).name}
          </option>
        ))}
      </select>
    </Field>
  )
}
