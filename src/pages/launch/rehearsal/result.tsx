import type { OwnCampaign } from '../../../domain/campaign/all-campaigns.ts'
import type { RehearsalResult } from '../../../domain/launch/rehearsal/figures.ts'
import type { Rehearsal } from '../../../domain/launch/rehearsal/rehearsal.ts'
import { networkNames } from '../../../networks/port.ts'
import { momentExactly, number } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'
import { duration } from '../../../text/times.ts'
import { SkylineChart, SkylineTable } from '../../../ui/skyline.tsx'
import { skylinePicture } from '../../../ui/skyline-picture.ts'
import { why } from '../../ledger/reason.ts'
import { HostsTable } from '../hosts-table.tsx'

type Props = {
  readonly campaign: OwnCampaign
  readonly rehearsal: Rehearsal
  readonly lang: Lang
  /** Without picture and reasons. */
  readonly brief?: boolean
}

/** What a rehearsal foretold and what it showed. */
export function Rehearsed({ campaign, rehearsal, lang, brief = false }: Props) {
  const words = text(lang).rehearsal
  const { launch, askedAt, measured, foretold, endedWhy } = rehearsal
  return (
    <section class="stack">
      <h2>{words.result.title(momentExactly(askedAt, campaign.timeZone, lang))}</h2>
      {endedWhy && <p>{words.ended[endedWhy]}</p>}
      {measured && (
        <p>
          {measured.lastMs === null
            ? words.result.nothing
            : words.result.finished(
                measured.posted,
                number(measured.posted, lang),
                duration(measured.lastMs, lang),
              )}{' '}
          {foretold && <span class="quiet">{words.result.senders(foretold.senders)}</span>}
        </p>
      )}
      {measured && measured.lastMs !== null && !brief && (
        <>
          <SkylineChart picture={pictureOf(measured, launch.launchAt, campaign.timeZone, lang)} lang={lang} />
          <details class="bold-rows">
            <summary>{words.result.figures}</summary>
            <SkylineTable skyline={measured.skyline} lang={lang} />
          </details>
        </>
      )}
      {measured && measured.hosts.length > 0 && <Hosts rehearsal={rehearsal} measured={measured} lang={lang} />}
      {measured && !brief && <Failed measured={measured} lang={lang} />}
    </section>
  )
}

function pictureOf(measured: RehearsalResult, launchAt: number, timeZone: string, lang: Lang) {
  const { skyline, posted, lastMs } = measured
  const lateness = lastMs === null ? null : { first: 0, last: lastMs }
  return skylinePicture({ skyline, launchAt, timeZone, posted, waiting: 0, lateness, stopAtMs: null, lang })
}

const hostsShown = 20

type HostsProps = { readonly rehearsal: Rehearsal; readonly measured: RehearsalResult; readonly lang: Lang }

/** Each network with all of its servers, where there are several; then the slowest servers. */
function Hosts({ rehearsal, measured, lang }: HostsProps) {
  const { lasts } = text(lang).rehearsal.result
  const foretold = rehearsal.foretold?.hosts ?? []
  const networks = addedUp(measured.hosts)
  const slowest = [...measured.hosts].sort((a, b) => (b.lastMs ?? 0) - (a.lastMs ?? 0)).slice(0, hostsShown)
  const several = networks.length > 1 && measured.hosts.length > networks.length
  return (
    <>
      {several && <Lasts caption={lasts} hosts={networks} foretold={addedUp(foretold)} lang={lang} />}
      <Lasts caption={several ? undefined : lasts} hosts={slowest} foretold={foretold} lang={lang} />
    </>
  )
}

type HostFigures = RehearsalResult['hosts'][number]

/** By network; without the name of a host. */
function addedUp(hosts: readonly HostFigures[]): HostFigures[] {
  return networkNames.flatMap(network => {
    const own = hosts.filter(one => one.network === network)
    if (own.length === 0) return []
    const lastMs = own.reduce<number | null>(
      (last, one) => (one.lastMs === null ? last : Math.max(last ?? 0, one.lastMs)),
      null,
    )
    return [{ network, host: '', posts: own.reduce((sum, one) => sum + one.posts, 0), lastMs }]
  })
}

type LastsProps = {
  readonly caption?: string
  readonly hosts: readonly HostFigures[]
  readonly foretold: readonly HostFigures[]
  readonly lang: Lang
}

function Lasts({ caption, hosts, foretold, lang }: LastsProps) {
  const { columns } = text(lang).rehearsal.result
  const after = (ms: number | null | undefined) => (ms == null ? '' : `+${duration(ms, lang)}`)
  const planned = (ms: number | null | undefined) => (ms != null && ms < 1_000 ? columns.atOnce : after(ms))
  return (
    <HostsTable
      caption={caption}
      columns={[columns.host, columns.posts, columns.foretold, columns.measured]}
      rows={hosts.map(({ network, host, posts, lastMs }) => ({
        network,
        host,
        cells: [
          number(posts, lang),
          planned(foretold.find(one => one.network === network && one.host === host)?.lastMs),
          after(lastMs),
        ],
      }))}
    />
  )
}

type State = Parameters<typeof why>[0]['state']

function Failed({ measured, lang }: { measured: RehearsalResult; lang: Lang }) {
  const words = text(lang).rehearsal.result
  if (measured.failed.length === 0) return measured.posted > 0 ? <p>{words.noneFailed}</p> : null
  return (
    <>
      <h3>{words.failed}</h3>
      <table class="failed-table">
        <tbody>
          {measured.failed.map(({ state, reason, n }) => (
            <tr key={`${state} ${reason}`}>
              <td>
                {reason === 'reconnect'
                  ? words.dead
                  : reason === 'too-long'
                    ? words.tooLong
                    : why({ state: state as State, reason }, lang)}
              </td>
              <td class="number">{number(n, lang)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
