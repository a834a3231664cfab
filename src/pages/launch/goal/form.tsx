import type { OwnCampaign } from '../../../domain/campaign/all-campaigns.ts'
import { extendDaysAtMost, extendedMoment, type GoalRule } from '../../../domain/launch/goal.ts'
import type { Launch } from '../../../domain/launch/launch.ts'
import { moment, momentExactly, number } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'
import { controlProps, Field, InputField, type Wrong } from '../../../ui/form.tsx'

/** What the form shows: as it is set, or as it was typed. */
export type GoalFormValues = {
  readonly rule: 'anyway' | 'nothing' | 'extend' | null
  readonly days: string
  readonly afterwards: GoalRule['goalRule']
}

type Goal = {
  readonly campaign: OwnCampaign
  readonly launch: Launch
  readonly typed: GoalFormValues | null
  readonly wrong: readonly Wrong[]
  readonly supporters: { readonly n: number; readonly count: string }
  readonly lang: Lang
}

/** What happens if fewer than wanted have pledged: each choice says what it does. */
export function GoalForm({ campaign, launch, typed, wrong, supporters, lang }: Goal) {
  const words = text(lang).schedule.goal
  const shown = typed ?? asSet(launch)
  const ruleWrong = wrong.find(one => one.field === 'rule')?.message
  const { timeZone } = campaign
  return (
    <form method="post" action={`/organize/${campaign.slug}/goal`} class="stack-close">
      <h2>{words.title}</h2>
      {launch.extendedFrom !== null && <p>{words.extended(moment(launch.extendedFrom, timeZone, lang))}</p>}
      <p>
        {words.lead(number(campaign.goal, lang))} <a href={`/organize/${campaign.slug}/write/basics`}>{words.change}</a>
      </p>
      <fieldset class={ruleWrong ? 'field field-wrong choices' : 'field choices'} id="rule" tabIndex={-1}>
        <legend>{words.rule}</legend>
        {ruleWrong && <p class="wrong">{ruleWrong}</p>}
        <Choice value="anyway" chosen={shown.rule} words={words.anyway} />
        <Choice value="nothing" chosen={shown.rule} words={words.nothing} />
        {launch.extendedFrom === null && (
          <div class="choice-more">
            <Choice value="extend" chosen={shown.rule} words={words.extend} />
            <div class="choice-details">
              <InputField
                name="days"
                label={words.days}
                wrong={wrong}
                class="short"
                type="number"
                min={1}
                max={extendDaysAtMost}
                value={shown.days}
              />
              <Field name="afterwards" label={words.afterwards}>
                <select {...controlProps('afterwards')}>
                  <option value="nothing" selected={shown.afterwards === 'nothing'}>
                    {words.afterwardsNothing}
                  </option>
                  <option value="anyway" selected={shown.afterwards === 'anyway'}>
                    {words.afterwardsAnyway}
                  </option>
                </select>
              </Field>
              {launch.extendDays !== null && (
                <p class="hint">
                  {words.movesTo(
                    momentExactly(extendedMoment(launch.launchAt, launch.extendDays, timeZone), timeZone, lang),
                  )}
                </p>
              )}
            </div>
          </div>
        )}
      </fieldset>
      <div class="cluster consequence">
        <button type="submit" class="button button-strong">
          {words.button}
        </button>
        <p>{words.consequence(supporters.n, supporters.count)}</p>
      </div>
    </form>
  )
}

type Rule = NonNullable<GoalFormValues['rule']>
type ChoiceProps = {
  readonly value: Rule
  readonly chosen: GoalFormValues['rule']
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

function asSet({ goalRule, extendDays, extendedFrom }: Launch): GoalFormValues {
  const mayExtend = extendDays !== null && extendedFrom === null
  return {
    rule: mayExtend ? 'extend' : goalRule,
    days: String(extendDays ?? 7),
    afterwards: mayExtend ? goalRule : 'nothing',
  }
}
