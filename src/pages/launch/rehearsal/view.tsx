import type { OwnCampaign } from '../../../domain/campaign/all-campaigns.ts'
import { collectsPledges } from '../../../domain/campaign/campaign.ts'
import type { Launch } from '../../../domain/launch/launch.ts'
import type { Rehearsal } from '../../../domain/launch/rehearsal/rehearsal.ts'
import { tenseOf } from '../../../domain/launch/status.ts'
import type { Counts } from '../../../domain/ledger/read.ts'
import type { Organizer } from '../../../domain/organizer/organizer.ts'
import { number } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'
import { AutoRefresh } from '../../../ui/auto-refresh.tsx'
import { Done } from '../../../ui/note.tsx'
import { campaignPage } from '../../campaign/manage/frame.tsx'
import { Rehearsed } from './result.tsx'

const againSeconds = 3

export type RehearsalPage = {
  readonly lang: Lang
  readonly organizer: Organizer
  readonly campaign: OwnCampaign
  readonly now: number
  readonly supporters: number
  /** Too near a launch of this site, of whichever campaign. */
  readonly isNear: boolean
  readonly playing: { readonly launch: Launch; readonly trial: boolean; readonly posts: Counts } | null
  /** Those that are over, the latest first. */
  readonly rehearsals: readonly Rehearsal[]
  readonly done: 'started' | 'ended' | null
}

/** `/organize/:slug/rehearsal`: what it is, how it goes, what came of it. */
export function rehearsalView(given: RehearsalPage): string {
  const { lang, campaign, now, playing, rehearsals, done } = given
  const words = text(lang).rehearsal
  const [latest, ...earlier] = rehearsals
  const isOver = tenseOf(campaign.launch, now) === 'over'
  return campaignPage(given, {
    here: 'rehearse',
    title: words.title,
    scripts: ['again'],
    before: done && (done === 'ended' || playing) && <Done>{words.done[done]}</Done>,
    lead: <p class="lead">{isOver ? words.start.over : words.lead}</p>,
    body: (
      <>
        {!isOver && <Before {...given} />}
        {playing ? <Playing {...given} playing={playing} /> : !isOver && <Start {...given} />}
        {latest && <Rehearsed campaign={campaign} rehearsal={latest} lang={lang} />}
        {earlier.length > 0 && (
          <details>
            <summary>{words.result.earlier}</summary>
            <div class="stack-wide">
              {earlier.map(one => (
                <Rehearsed key={one.launch.id} campaign={campaign} rehearsal={one} lang={lang} brief />
              ))}
            </div>
          </details>
        )}
      </>
    ),
  })
}

function Before({ campaign, lang }: RehearsalPage) {
  return (
    <>
      <ul class="bullets stack-tight">
        {text(lang).rehearsal.safe.map(sentence => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p>
        <a href={`/organize/${campaign.slug}/test-post`}>{text(lang).testPost.lead}</a>
      </p>
    </>
  )
}

function Start({ campaign, organizer, supporters, isNear, lang }: RehearsalPage) {
  const { start, tooLate } = text(lang).rehearsal
  if (organizer.role === 'viewer') return <p class="quiet">{text(lang).organize.onlyLook}</p>
  if (supporters === 0) return <p class="quiet">{collectsPledges(campaign) ? start.nobody : start.noPledges}</p>
  if (isNear) return <p class="quiet">{tooLate['launch-near'].away}</p>
  return (
    <form method="post" action={`/organize/${campaign.slug}/rehearsal`} class="stack-close">
      <div class="cluster consequence">
        <button type="submit" class="button button-strong">
          {start.button}
        </button>
        <p>{start.consequence(supporters, number(supporters, lang))}</p>
      </div>
    </form>
  )
}

function Playing({
  campaign,
  playing,
  lang,
}: RehearsalPage & { readonly playing: NonNullable<RehearsalPage['playing']> }) {
  const { running } = text(lang).rehearsal
  const { launch, trial, posts } = playing
  const begun = launch.state !== 'draft' && launch.state !== 'open'
  return (
    <form method="post" action={`/organize/${campaign.slug}/rehearsal-end`} class="stack-close">
      <p class="lead">
        {trial
          ? running.trial
          : begun
            ? running.playing(number(posts.posted, lang), number(posts.total, lang))
            : running.preparing}
      </p>
      {begun && <progress max={posts.total} value={posts.posted} />}
      <AutoRefresh seconds={againSeconds} lang={lang} />
      <div class="cluster consequence">
        <button type="submit" class="button button-stop">
          {running.end}
        </button>
        <p>{running.consequence}</p>
      </div>
    </form>
  )
}
