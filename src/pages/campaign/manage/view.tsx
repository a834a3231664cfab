import type { OwnCampaign } from '../../../domain/campaign/all-campaigns.ts'
import { collectsPledges } from '../../../domain/campaign/campaign.ts'
import { type Deeds, launchWord } from '../../../domain/launch/allowed-actions.ts'
import type { Foresight } from '../../../domain/launch/capacity/forecast.ts'
import type { Standing } from '../../../domain/launch/launch-stats.ts'
import type { Organizer } from '../../../domain/organizer/organizer.ts'
import type { Conditions } from '../../../domain/pledge/condition-counts.ts'
import type { Crowd } from '../../../domain/supporter/supporter-count.ts'
import { number } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'
import { duration } from '../../../text/times.ts'
import { ErrorSummary, type Wrong } from '../../../ui/form.tsx'
import { Note } from '../../../ui/note.tsx'
import { Capacity } from '../../launch/capacity/capacity.tsx'
import { ControlForms, Halt } from '../../launch/control/forms.tsx'
import { GoalForm, type TypedGoal } from '../../launch/goal/form.tsx'
import { CancelForm, MoveForm } from '../../launch/schedule/forms.tsx'
import type { Ask } from '../../launch/schedule/launch-time.ts'
import { SpreadForm } from '../../launch/schedule/spread-form.tsx'
import { organizerPage } from '../../organizer/frame.tsx'
import { ConditionsShown } from '../../pledge/condition/summary.tsx'
import { Facts } from './facts.tsx'
import { Stages } from './stages.tsx'
import { StateWord } from './state-word.tsx'

export const doneWords = ['set', 'moved', 'goal', 'spread', 'cancelled', 'stopped', 'paused', 'resumed'] as const

export type CampaignPage = {
  readonly lang: Lang
  readonly organizer: Organizer
  readonly campaign: OwnCampaign
  readonly crowd: Crowd
  /** Null before the launch is being armed. */
  readonly standing: Standing | null
  /** Null when it is too late to change anything about it. */
  readonly foresight: Foresight | null
  /** Null where no pledge waits for others. */
  readonly conditions: Conditions | null
  readonly sandbox: boolean
  readonly now: number
  /** What the form to move the launch shows. */
  readonly typed: { readonly day: string; readonly time: string }
  /** Which of two moments is meant by that. */
  readonly ask: Ask | null
  readonly deeds: Deeds
  /** Null while the form shows what is set. */
  readonly typedGoal: TypedGoal | null
  readonly wrong: readonly Wrong[]
  /** What was just done, as the redirect after it says. */
  readonly done: (typeof doneWords)[number] | null
}

/** `/organize/:slug`: how a campaign stands, and what can be done about its launch. */
export function campaignView(given: CampaignPage): string {
  const { lang, organizer, campaign, crowd, deeds, foresight, sandbox, now, wrong, done } = given
  const words = text(lang).organize
  const word = launchWord(campaign.launch, now)
  const collects = collectsPledges(campaign)
  const mayAct = organizer.role !== 'viewer'
  const supporters = { n: crowd.supporters, count: number(crowd.supporters, lang) }
  return organizerPage({
    lang,
    title: campaign.title,
    organizer,
    scripts: ['supporter'],
    body: (
      <div class="wide organize rail">
        <Stages campaign={campaign} word={word} lang={lang} />
        <div class="stack-wide">
          <ErrorSummary wrong={wrong} lang={lang} />
          {done && (
            <Note tone="ok">
              <p role="status">{doneText(done, lang)}</p>
            </Note>
          )}
          <header class="stack-tight">
            <p>
              <StateWord word={word} lang={lang} />
            </p>
            <h1>{campaign.title}</h1>
            <p class="quiet">{word === 'open' && !collects ? words.onSite : words.state[word].text}</p>
            {campaign.state === 'draft' && (
              <p>
                {words.draft[campaign.launch ? 'timed' : 'text']}{' '}
                <a href={`/organize/${campaign.slug}/write`}>{words.draft.link}</a>
              </p>
            )}
            <StopTime {...given} />
          </header>
          {word === 'halted' && <Halt campaign={campaign} goOn={deeds.goOn} lang={lang} />}
          <Facts {...given} />
          {foresight && collects && <Capacity foresight={foresight} sandbox={sandbox} lang={lang} />}
          <ConditionsShown conditions={given.conditions} lang={lang} />
          {mayAct && (!campaign.launch || Object.values(deeds).some(Boolean)) && (
            <section id="schedule" class="launch-deeds">
              <ControlForms campaign={campaign} deeds={deeds} lang={lang} />
              {(!campaign.launch || deeds.move) && <MoveForm {...given} supporters={supporters} />}
              {deeds.move && collects && campaign.launch && (
                <GoalForm {...given} launch={campaign.launch} typed={given.typedGoal} supporters={supporters} />
              )}
              {foresight && collects && (
                <SpreadForm {...given} slug={campaign.slug} foresight={foresight} supporters={supporters} />
              )}
              {deeds.cancel && <CancelForm {...given} supporters={supporters} />}
            </section>
          )}
          {!mayAct && <p class="quiet">{words.onlyLook}</p>}
          <Posts {...given} />
        </div>
      </div>
    ),
  })
}

function doneText(done: (typeof doneWords)[number], lang: Lang): string {
  const { organize, control, schedule, capacity } = text(lang)
  const words = { ...organize.done, ...control.done, goal: schedule.goal.done, spread: capacity.spreadForm.done }
  return words[done]
}

function StopTime({ campaign: { launch }, standing, lang }: CampaignPage) {
  if (launch?.state !== 'stopped' || standing?.stopTimeMs == null) return null
  const time = standing.stopTimeMs === 0 ? null : duration(standing.stopTimeMs, lang)
  return <p>{text(lang).control.stopTime(time, launch.finishedAt !== null)}</p>
}

const rows = ['posted', 'pending', 'refused', 'unknown', 'stopped', 'withdrawn', 'missed'] as const

function Posts({ campaign, standing, lang }: CampaignPage) {
  if (!standing) return null
  const { posts } = standing
  const words = text(lang).organize.posts
  const list = `/organize/${campaign.slug}/deliveries`
  return (
    <section class="stack">
      <h2>{words.title}</h2>
      <table class="post-counts">
        <tbody>
          {rows
            .filter(row => posts[row] > 0 || row === 'posted')
            .map(row => (
              <tr key={row}>
                <th scope="row">
                  <a href={`${list}?state=${row}`}>{words.rows[row]}</a>
                </th>
                <td class="number">{number(posts[row], lang)}</td>
              </tr>
            ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">
              <a href={list}>{words.total}</a>
            </th>
            <td class="number">{number(posts.total, lang)}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  )
}
