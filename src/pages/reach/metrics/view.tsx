import type { OwnCampaign } from '../../../domain/campaign/all-campaigns.ts'
import type { Organizer } from '../../../domain/organizer/organizer.ts'
import type { MetricsRun } from '../../../domain/reach/metrics/summary.ts'
import type { NetworkName } from '../../../networks/port.ts'
import { dollars, momentExactly, number } from '../../../text/format.ts'
import { networkList } from '../../../text/network-list.ts'
import { type Lang, text } from '../../../text/text.ts'
import { AutoRefresh } from '../../../ui/auto-refresh.tsx'
import { NetworkMark } from '../../../ui/network-mark.tsx'
import { Done, Note } from '../../../ui/note.tsx'
import { TableHead } from '../../../ui/table-head.tsx'
import { TableScroll } from '../../../ui/table-scroll.tsx'
import { campaignPage } from '../../campaign/manage/frame.tsx'

const againSeconds = 3

export type MetricsPage = {
  readonly lang: Lang
  readonly organizer: Organizer
  readonly campaign: OwnCampaign
  readonly now: number
  /** Whether the launch has come to its end, and whether it has posts that can be read. */
  readonly over: boolean
  readonly readable: boolean
  /** Whether anything is there to be asked for now; and of which networks, where that is not all of them. */
  readonly mayAsk: boolean
  readonly only: readonly NetworkName[]
  /** Oldest first. */
  readonly rounds: readonly MetricsRun[]
  /** US dollars: of a reading now, of those so far, and what a launch may cost. */
  readonly price: number
  readonly free: boolean
  readonly spent: number
  readonly budget: number
  readonly wrong: string | null
  readonly done: boolean
}

/** `/organize/:slug/readings` */
export function metricsView(given: MetricsPage): string {
  const { lang, campaign, rounds, wrong, done } = given
  const words = text(lang).readings
  return campaignPage(given, {
    here: 'reach',
    title: words.title,
    scripts: ['again'],
    before: (
      <>
        {done && <Done>{words.done}</Done>}
        {wrong && (
          <Note tone="stop">
            <p role="alert">{wrong}</p>
          </Note>
        )}
      </>
    ),
    lead: (
      <>
        <p class="lead">{words.lead}</p>
        <p>
          <a href={`/c/${campaign.slug}/reach`}>{words.report}</a>
        </p>
      </>
    ),
    body: (
      <>
        <Ask {...given} />
        <section class="stack" aria-labelledby="all">
          <h2 id="all">{words.plan}</h2>
          {rounds.length === 0 ? <p class="quiet">{words.none}</p> : <Rounds {...given} />}
        </section>
      </>
    ),
  })
}

/** What is being read; and the button, or why there is none just now. */
function Ask(given: MetricsPage) {
  const { rounds, now, over, readable, mayAsk, lang } = given
  const words = text(lang).readings
  const running = rounds.filter(round => round.state === 'running')
  const waits = running.length === 0 && rounds.some(round => round.state === 'planned' && round.plannedAt <= now)
  if (running.length === 0 && !waits && !over) return <p class="lead">{words.early}</p>
  if (running.length === 0 && !waits && !readable) return <p class="lead">{words.noPosts}</p>
  return (
    <>
      {running.map(round => (
        <Running key={round.id} round={round} named={isOfSeveral(given)} lang={lang} />
      ))}
      {waits && (
        <p class="lead" role="status">
          {words.waiting}
        </p>
      )}
      {(running.length > 0 || waits) && <AutoRefresh seconds={againSeconds} lang={lang} />}
      {over && mayAsk && <Button {...given} />}
    </>
  )
}

function Button({ campaign, only, price, free, spent, budget, lang }: MetricsPage) {
  const words = text(lang).readings
  return (
    <form method="post" action={`/organize/${campaign.slug}/readings`} class="stack-close">
      <input type="hidden" name="price" value={price.toFixed(3)} />
      <div class="cluster consequence">
        <button type="submit" class="button button-strong">
          {price > 0 ? words.buttonPriced(dollars(price, lang)) : words.button}
        </button>
        <p>
          {only.length > 0 && `${words.only(networkList(only, lang))} `}
          {price > 0 || (!free && only.length === 0) ? words.priced : words.consequence}
        </p>
      </div>
      {!free && <p class="quiet">{words.budget(dollars(spent, lang), dollars(budget, lang))}</p>}
    </form>
  )
}

const isOfSeveral = ({ rounds }: MetricsPage) => new Set(rounds.map(round => round.network)).size > 1

type RunningProps = { readonly round: MetricsRun; readonly named: boolean; readonly lang: Lang }

function Running({ round, named, lang }: RunningProps) {
  const words = text(lang).readings
  const read = round.measured + round.gone + round.silent
  return (
    <div class="stack-close">
      <p class="lead" role="status">
        {named && (
          <>
            <NetworkMark network={round.network} named />{' '}
          </>
        )}
        {words.running(number(read, lang), number(round.total, lang))}
      </p>
      <progress max={Math.max(1, round.total)} value={read} aria-label={words.states.running} />
      {round.reason && <p class="quiet">{reasonText(round.reason, lang)}</p>}
    </div>
  )
}

function Rounds(given: MetricsPage) {
  const { campaign, rounds, free, lang } = given
  const { columns, states, asked, plan } = text(lang).readings
  const several = isOfSeveral(given)
  return (
    <TableScroll label={plan} class="bold-rows">
      <table>
        <TableHead
          columns={[
            columns.when,
            columns.how,
            { number: columns.posts },
            { number: columns.gone },
            !free && { number: columns.cost },
          ]}
        />
        <tbody>
          {rounds.map(round => (
            <tr key={round.id}>
              <th scope="row">
                {momentExactly(round.plannedAt, campaign.timeZone, lang)}
                {several && (
                  <>
                    {' '}
                    <NetworkMark network={round.network} named />
                  </>
                )}
                {round.kind === 'asked' && <span class="quiet reading-asked"> {asked}</span>}
              </th>
              <td>
                {states[round.state]}
                {round.reason && <span class="quiet"> {reasonText(round.reason, lang)}</span>}
              </td>
              <td class="number">{round.startedAt !== null && number(round.measured, lang)}</td>
              <td class="number">{round.startedAt !== null && number(round.gone, lang)}</td>
              {!free && <td class="number">{round.dollars > 0 && dollars(round.dollars, lang)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  )
}

function reasonText(reason: string, lang: Lang): string {
  const words: Readonly<Record<string, string>> = text(lang).readings.reasons
  return words[reason] ?? text(lang).readings.reasons.other
}
