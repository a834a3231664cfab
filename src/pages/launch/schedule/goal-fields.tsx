import { extendDaysAtMost } from '../../../domain/launch/goal.ts'
import { moment, number } from '../../../text/format.ts'
import { text } from '../../../text/text.ts'
import { controlProps, Field, InputField } from '../../../ui/form.tsx'
import type { SchedulePage } from './page.ts'
import type { TypedSchedule } from './read-form.ts'

type Props = Pick<SchedulePage, 'campaign' | 'typed' | 'wrong' | 'lang'>

/** What happens if fewer than wanted have pledged: each choice says what it does. */
export function GoalFields({ campaign, typed, wrong, lang }: Props) {
  const words = text(lang).schedule.goal
  const ruleWrong = wrong.find(one => one.field === 'rule')?.message
  const extendedFrom = campaign.launch?.extendedFrom ?? null
  return (
    <section class="stack-close">
      <h2>{words.title}</h2>
      {extendedFrom !== null && <p>{words.extended(moment(extendedFrom, campaign.timeZone, lang))}</p>}
      <p>
        {words.lead(number(campaign.goal, lang))}{' '}
        <a href={`/organize/${campaign.slug}/write/basics#goal`}>{words.change}</a>
      </p>
      <fieldset class={ruleWrong ? 'field field-wrong choices' : 'field choices'} id="rule" tabIndex={-1}>
        <legend>{words.rule}</legend>
        {ruleWrong && <p class="wrong">{ruleWrong}</p>}
        <Choice value="anyway" chosen={typed.rule} words={words.anyway} />
        <Choice value="nothing" chosen={typed.rule} words={words.nothing} />
        {extendedFrom === null && (
          <div class="choice-more">
            <Choice value="extend" chosen={typed.rule} words={words.extend} />
            <div class="choice-details">
              <InputField
                name="days"
                label={words.days}
                wrong={wrong}
                class="short"
                type="number"
                min={1}
                max={extendDaysAtMost}
                value={typed.days}
              />
              <Field name="afterwards" label={words.afterwards}>
                <select {...controlProps('afterwards')}>
                  <option value="nothing" selected={typed.afterwards === 'nothing'}>
                    {words.afterwardsNothing}
                  </option>
                  <option value="anyway" selected={typed.afterwards === 'anyway'}>
                    {words.afterwardsAnyway}
                  </option>
                </select>
              </Field>
            </div>
          </div>
        )}
      </fieldset>
    </section>
  )
}

type Rule = NonNullable<TypedSchedule['rule']>
type ChoiceProps = {
  readonly value: Rule
  readonly chosen: TypedSchedule['rule']
  readonly words: { readonly label: string; readonly text: string }
}

const Choice = ({ value, chosen, words }: ChoiceProps) => (
  <label class="choice">
    <input type="radio" name="rule" value={value} checked={chosen === value} />
    <span>
      <b>{words.label}</b>
      <span class="hint">{words.text}</span>
    </span>
  </label>
)
