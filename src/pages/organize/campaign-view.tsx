import type { OwnCampaign } from '../../domain/all-campaigns.ts'
import type { Crowd } from '../../domain/crowd.ts'
import type { Counts } from '../../domain/ledger/read.ts'
import type { HaltReason } from '../../domain/network.ts'
import type { Organizer } from '../../domain/organizer.ts'
import { number, place, reach } from '../../text/format.ts'
import { type Lang, text } from '../../text/text.ts'
import { Moment } from '../components/countdown.tsx'
import { ErrorSummary, type Wrong } from '../components/form.tsx'
import { Note } from '../components/note.tsx'
import { CancelForm, MoveForm, StopForm } from './deed-forms.tsx'
import { deedsOf, isPublic, standingOf } from './deeds.ts'
import { organizerPage } from './frame.tsx'
import { Stages } from './stages.tsx'
import { StateWord } from './state.tsx'

export type CampaignPage = {
  readonly lang: Lang
  readonly organizer: Organizer
  readonly campaign: OwnCampaign
  readonly crowd: Crowd
  /** Null before the launch is being armed. */
  readonly posts: Counts | null
  readonly now: number
  /** What the form to move the launch shows. */
  readonly typed: { readonly day: string; readonly time: string }
  readonly wrong: readonly Wrong[]
  /** What was just done, as the redirect after it says. */
  readonly done: 'moved' | 'cancelled' | 'stopped' | null
}

/** `/organize/:slug`: how a campaign stands, and what can be done about its launch. */
export function campaignView(given: CampaignPage): string {
  const { lang, organizer, campaign, crowd, now, wrong, done } = given
  const words = text(lang).organize
  const standing = standingOf(campaign.launch, now)
  const deeds = deedsOf(campaign.launch, now)
  const supporters = { n: crowd.supporters, count: number(crowd.supporters, lang) }
  return organizerPage({
    lang,
    title: campaign.title,
    organizer,
    scripts: ['supporter'],
    body: (
      <div class="wide organize rail">
        <Stages campaign={campaign} standing={standing} lang={lang} />
        <div class="stack-wide">
          <ErrorSummary wrong={wrong} lang={lang} />
          {done && (
            <Note tone="ok">
              <p role="status">{words.done[done]}</p>
            </Note>
          )}
          <header class="stack-tight">
            <p>
              <StateWord standing={standing} lang={lang} />
            </p>
            <h1>{campaign.title}</h1>
            <p class="quiet">{standing === 'halted' ? haltText(campaign, lang) : words.state[standing].text}</p>
          </header>
          <Facts {...given} />
          {(deeds.stop || deeds.move || deeds.cancel) && (
            <section id="schedule" class="launch-deeds">
              {deeds.stop && <StopForm slug={campaign.slug} lang={lang} />}
              {deeds.move && <MoveForm {...given} supporters={supporters} />}
              {deeds.cancel && <CancelForm slug={campaign.slug} supporters={supporters} lang={lang} />}
            </section>
          )}
          <Posts {...given} />
        </div>
      </div>
    ),
  })
}

function haltText({ launch }: OwnCampaign, lang: Lang): string {
  const { halts } = text(lang).reasons
  const reason = launch?.haltReason ?? ''
  return reason in halts ? halts[reason as HaltReason] : text(lang).organize.state.halted.text
}

function Facts({ campaign, crowd, lang }: CampaignPage) {
  const words = text(lang).organize.campaign
  const path = `/c/${campaign.slug}`
  return (
    <dl class="campaign-facts">
      <div>
        <dt>{words.moment}</dt>
        <dd class="figure">
          {campaign.launch ? (
            <Moment at={campaign.launch.launchAt} timeZone={campaign.timeZone} lang={lang} />
          ) : (
            words.noMoment
          )}
        </dd>
        <dd class="quiet">{words.clockOf(place(campaign.timeZone))}</dd>
      </div>
      <div>
        <dt>{words.supportersLabel}</dt>
        <dd class="figure">{number(crowd.supporters, lang)}</dd>
        <dd class="quiet">
          {words.wanted(number(campaign.goal, lang))} · {words.reach(reach(crowd.reach, lang))}
        </dd>
      </div>
      {isPublic(campaign) && (
        <div>
          <dt>{words.pages}</dt>
          <dd>
            <a href={path}>{words.page}</a>
          </dd>
          <dd>
            <a href={`${path}/live`}>{words.board}</a>
          </dd>
          <dd>
            <a href={`${path}/reach`}>{words.report}</a>
          </dd>
        </div>
      )}
    </dl>
  )
}

const rows = ['posted', 'pending', 'refused', 'unknown', 'stopped', 'withdrawn', 'missed'] as const

function Posts({ posts, lang }: CampaignPage) {
  if (!posts) return null
  const words = text(lang).organize.posts
  return (
    <section class="stack">
      <h2>{words.title}</h2>
      <table class="post-counts">
        <tbody>
          {rows
            .filter(row => posts[row] > 0 || row === 'posted')
            .map(row => (
              <tr key={row}>
                <th scope="row">{words.rows[row]}</th>
                <td class="number">{number(posts[row], lang)}</td>
              </tr>
            ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.total}</th>
            <td class="number">{number(posts.total, lang)}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  )
}
