import type { Organizer } from '../../../domain/organizer/organizer.ts'
import { isolated } from '../../../lib/invisible-characters.ts'
import { type Lang, text } from '../../../text/text.ts'
import type { Wrong } from '../../../ui/form.tsx'
import { accountPage, PasswordField } from '../account-form.tsx'

type Given = { readonly lang: Lang; readonly organizer: Organizer; readonly wrong: readonly Wrong[] }

/** `/organize/people/second-step`: whether everybody needs one. */
export function stepRuleView({ lang, organizer, wrong, isRequired }: Given & { readonly isRequired: boolean }): string {
  const words = text(lang).organize.secondStep
  return accountPage({
    lang,
    title: words.rule.title,
    lead: <p>{words.rule.lead}</p>,
    wrong,
    action: '/organize/people/second-step',
    button: words.rule.button,
    username: organizer.email,
    fields: (
      <>
        <fieldset>
          <legend>{words.rule.legend}</legend>
          {(['no', 'yes'] as const).map(one => (
            <label key={one} class="choice">
              <input type="radio" name="required" value={one} checked={isRequired === (one === 'yes')} />
              <span>{words.rule.choices[one]}</span>
            </label>
          ))}
        </fieldset>
        <PasswordField label={words.password} wrong={wrong} />
      </>
    ),
    foot: <Back lang={lang} />,
  })
}

/** `/organize/people/:id/second-step`: for a colleague who lost theirs. */
export function stepResetView({
  lang,
  organizer,
  wrong,
  colleague,
}: Given & { readonly colleague: Organizer }): string {
  const words = text(lang).organize.secondStep
  return accountPage({
    lang,
    title: words.reset.title(isolated(colleague.name)),
    lead: <p>{words.reset.lead}</p>,
    wrong,
    action: `/organize/people/${colleague.id}/second-step/removal`,
    button: words.reset.button,
    username: organizer.email,
    fields: <PasswordField label={words.password} wrong={wrong} />,
    foot: <Back lang={lang} />,
  })
}

const Back = ({ lang }: { readonly lang: Lang }) => (
  <p>
    <a href="/organize/people">{text(lang).people.tooLate.label}</a>
  </p>
)
