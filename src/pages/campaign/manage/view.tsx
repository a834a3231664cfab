import type { OwnCampaign } from '../../../domain/campaign/all-campaigns.ts'
import { collectsPledges } from '../../../domain/campaign/campaign.ts'
import type { AllowedActions } from '../../../domain/launch/allowed-actions.ts'
import type { Forecast } from '../../../domain/launch/capacity/forecast.ts'
import { statusOf } from '../../../domain/launch/held.ts'
import type { LaunchStats } from '../../../domain/launch/launch-stats.ts'
import { launchStatus } from '../../../domain/launch/status.ts'
import type { Organizer } from '../../../domain/organizer/organizer.ts'
import type { Conditions } from '../../../domain/pledge/condition-counts.ts'
import type { SupporterCount } from '../../../domain/supporter/supporter-count.ts'
import { type NetworkName, networkLabels } from '../../../networks/port.ts'
import { number } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'
import { duration } from '../../../text/times.ts'
import { ErrorSummary, type Wrong } from '../../../ui/form.tsx'
import { Done } from '../../../ui/note.tsx'
import { heldSentences } from '../../launch/board/held-sentences.ts'
import { Capacity } from '../../launch/capacity/capacity.tsx'
import { ControlForms, Halts } from '../../launch/control/forms.tsx'
import { GoalForm, type GoalFormValues } from '../../launch/goal/form.tsx'
import { MoveForm } from '../../launch/schedule/forms.tsx'
import type { Ask } from '../../launch/schedule/launch-time.ts'
import { SpreadForm } from '../../launch/schedule/spread-form.tsx'
import { organizerPage } from '../../organizer/frame.tsx'
import { ConditionsShown } from '../../pledge/condition/summary.tsx'
import { Facts } from './facts.tsx'
import { PostCounts } from './post-counts.tsx'
import { Stages } from './stages.tsx'
import { StateWord } from './state-word.tsx'

export const manageDone = ['set', 'moved', 'goal', 'spread', 'cancelled', 'stopped', 'paused', 'resumed'] as const

export type ManagePage = {
  readonly lang: Lang
  readonly organizer: Organizer
  readonly campaign: OwnCampaign
  readonly supporterCount: SupporterCount
  /** Null before the launch is being armed. */
  readonly stats: LaunchStats | null
  /** Null when it is too late to change anything about it. */
  readonly forecast: Forecast | null
  /** Null where no pledge waits for others. */
  readonly conditions: Conditions | null
  readonly sandbox: boolean
  readonly now: number
  /** What the form to move the launch shows. */
  readonly typed: { readonly day: string; readonly time: string }
  /** Which of two moments is meant by that. */
  readonly ask: Ask | null
  readonly allowed: AllowedActions
  /** Null while the form shows what is set. */
  readonly typedGoal: GoalFormValues | null
  readonly wrong: readonly Wrong[]
  /** What was just done, as the redirect after it says. */
  readonly done: (typeof manageDone)[number] | null
  /** The network that it was done of; null: all. */
  readonly doneOn: NetworkName | null
}

/** `/organize/:slug`: how a campaign stands, and what can be done about its launch. */
export function manageView(given: ManagePage): string {
  const { lang, organizer, campaign, supporterCount, allowed, forecast, sandbox, stats, now, wrong, done } = given
  const words = text(lang).organize
  const word = stats ? statusOf(stats, now) : launchStatus(campaign.launch, now)
  const collects = collectsPledges(campaign)
  const mayAct = organizer.role !== 'viewer'
  const supporters = { n: supporterCount.supporters, count: number(supporterCount.supporters, lang) }
  return organizerPage({
    lang,
    title: campaign.title,
    organizer,
    scripts: ['supporter'],
    body: (
      <div class="wide organize rail">
        <Stages campaign={campaign} now={now} here="overview" lang={lang} />
        <div class="stack-wide">
          <ErrorSummary wrong={wrong} lang={lang} />
          {done && <Done>{doneText(done, given.doneOn, lang)}</Done>}
          <header class="stack-tight">
            <p>
              <StateWord word={word} lang={lang} />
            </p>
            <h1>{campaign.title}</h1>
            <p class="quiet">{word === 'open' && !collects ? words.onSite : text(lang).status.organizer[word].text}</p>
            {campaign.state === 'draft' && (
              <p>
                {words.draft[campaign.launch ? 'timed' : 'text']}{' '}
                <a href={`/organize/${campaign.slug}/write`}>{words.draft.link}</a>
              </p>
            )}
            <StopTime {...given} />
            {stats && heldSentences(stats, lang).map(said => <p key={said}>{said}</p>)}
          </header>
          <Halts {...given} goOn={allowed.goOn} />
          <Facts {...given} />
          {forecast && collects && <Capacity forecast={forecast} sandbox={sandbox} lang={lang} />}
          <ConditionsShown conditions={given.conditions} lang={lang} />
          {mayAct && (!campaign.launch || Object.values(allowed).some(one => one === true)) && (
            <section id="schedule" class="launch-actions">
              <ControlForms campaign={campaign} allowed={allowed} lang={lang} />
              {(!campaign.launch || allowed.move) && <MoveForm {...given} supporters={supporters} />}
              {allowed.move && collects && campaign.launch && (
                <GoalForm {...given} launch={campaign.launch} typed={given.typedGoal} supporters={supporters} />
              )}
              {forecast && collects && (
                <SpreadForm {...given} slug={campaign.slug} forecast={forecast} supporters={supporters} />
              )}
            </section>
          )}
          {!mayAct && <p class="quiet">{words.onlyLook}</p>}
          {stats && <PostCounts slug={campaign.slug} stats={stats} lang={lang} />}
        </div>
      </div>
    ),
  })
}

function doneText(done: (typeof manageDone)[number], on: NetworkName | null, lang: Lang): string {
  const { organize, control, schedule, capacity } = text(lang)
  if (on !== null && (done === 'paused' || done === 'resumed')) return control.doneOn[done](networkLabels[on])
  const words = { ...organize.done, ...control.done, goal: schedule.goal.done, spread: capacity.spreadForm.done }
  return words[done]
}

function StopTime({ campaign: { launch }, stats, lang }: ManagePage) {
  if (launch?.state !== 'stopped' || stats?.stopTimeMs == null) return null
  const time = stats.stopTimeMs === 0 ? null : duration(stats.stopTimeMs, lang)
  return <p>{text(lang).control.stopTime(time, launch.finishedAt !== null)}</p>
}
