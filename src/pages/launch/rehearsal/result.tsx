import type { OwnCampaign } from '../../../domain/campaign/all-campaigns.ts'
import type { RehearsalResult } from '../../../domain/launch/rehearsal/figures.ts'
import type { Rehearsal } from '../../../domain/launch/rehearsal/rehearsal.ts'
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

function Hosts({ rehearsal, measured, lang }: { rehearsal: Rehearsal; measured: RehearsalResult; lang: Lang }) {
  const { columns, lasts } = text(lang).rehearsal.result
  const slowest = [...measured.hosts].sort((a, b) => (b.lastMs ?? 0) - (a.lastMs ?? 0))
  const after = (ms: number | null | undefined) => (ms == null ? '' : `+${duration(ms, lang)}`)
  return (
    <HostsTable
      caption={lasts}
      columns={[columns.host, columns.posts, columns.foretold, columns.measured]}
      rows={slowest.slice(0, hostsShown).map(({ network, host, posts, lastMs }) => ({
        network,
        host,
        cells: [
          number(posts, lang),
          after(rehearsal.foretold?.hosts.find(one => one.network === network && one.host === host)?.lastMs),
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
