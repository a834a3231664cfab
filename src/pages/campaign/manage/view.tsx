import { collectsPledges } from '../../../domain/campaign/campaign.ts'
import { statusOf } from '../../../domain/launch/held.ts'
import { isRestored } from '../../../domain/launch/launch.ts'
import { launchStatus } from '../../../domain/launch/status.ts'
import { type NetworkName, networkLabels } from '../../../networks/port.ts'
import { type Lang, text } from '../../../text/text.ts'
import { duration } from '../../../text/times.ts'
import { Done } from '../../../ui/note.tsx'
import { heldSentences } from '../../launch/board/held-sentences.ts'
import { lostSenderSentence } from '../../launch/board/state.ts'
import { Capacity } from '../../launch/capacity/capacity.tsx'
import { ControlForms, Halts } from '../../launch/control/forms.tsx'
import { organizerPage } from '../../organizer/frame.tsx'
import { ConditionsShown } from '../../pledge/condition/summary.tsx'
import { Facts } from './facts.tsx'
import type { ManagePage, manageDone } from './page.ts'
import { PostCounts } from './post-counts.tsx'
import { Stages } from './stages.tsx'
import { StateWord } from './state-word.tsx'

/** `/organize/:slug`: how a campaign stands, and what can be done about its launch. */
export function manageView(given: ManagePage): string {
  const { lang, organizer, campaign, allowed, forecast, sandbox, stats, now, done } = given
  const words = text(lang).organize
  const word = stats ? statusOf(stats, now) : launchStatus(campaign.launch, now)
  const collects = collectsPledges(campaign)
  const mayAct = organizer.role !== 'viewer'
  return organizerPage({
    lang,
    title: campaign.title,
    organizer,
    scripts: ['supporter'],
    body: (
      <div class="wide organize rail">
        <Stages campaign={campaign} now={now} here="overview" lang={lang} />
        <div class="stack-wide">
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
            {stats && stats.maybeGivenBack > 0 && <p>{lostSenderSentence(campaign.timeZone, stats, lang)}</p>}
          </header>
          <Halts {...given} goOn={allowed.goOn} />
          <Facts {...given} />
          {forecast && collects && <Capacity forecast={forecast} sandbox={sandbox} lang={lang} />}
          <ConditionsShown conditions={given.conditions} lang={lang} />
          {mayAct && (
            <section class="launch-actions">
              <ControlForms campaign={campaign} allowed={allowed} lang={lang} />
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
  const { organize, control } = text(lang)
  if (on !== null && (done === 'paused' || done === 'resumed')) return control.doneOn[done](networkLabels[on])
  const words = { ...organize.done, ...control.done }
  return words[done]
}

function StopTime({ campaign: { launch }, stats, lang }: ManagePage) {
  if (launch?.state !== 'stopped' || isRestored(launch) || stats?.stopTimeMs == null) return null
  const time = stats.stopTimeMs === 0 ? null : duration(stats.stopTimeMs, lang)
  return <p>{text(lang).control.stopTime(time, launch.finishedAt !== null)}</p>
}
