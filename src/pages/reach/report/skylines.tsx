import { number } from '../../../text/format.ts'
import { text } from '../../../text/text.ts'
import { NetworkMark } from '../../../ui/network-mark.tsx'
import { SkylineBars, SkylineChart, SkylineTable } from '../../../ui/skyline.tsx'
import { pictureOf } from '../../launch/board/board.ts'
import type { ReportPage } from './page.ts'

/** Posts in time; where there are several networks, each below the whole, all of these on one scale. A table is one step away. */
export function Skylines({ campaign, reach: { stats }, around, now, lang }: ReportPage) {
  const words = text(lang).report
  const most = Math.max(1, ...around.skylines.flatMap(({ skyline }) => skyline.bars))
  return (
    <figure aria-label={words.skyline}>
      <SkylineChart picture={pictureOf({ campaign, stats, now, lang })} lang={lang} />
      {around.skylines.map(({ network, skyline }) => (
        <figure key={network} class="report-strip">
          <figcaption>
            <NetworkMark network={network} named />{' '}
            <span class="figure">{number(stats.networks[network]?.posted ?? 0, lang)}</span>
          </figcaption>
          <SkylineBars skyline={skyline} most={most} />
        </figure>
      ))}
      {stats.lateness && (
        <details class="report-table">
          <summary>{words.asTable}</summary>
          <SkylineTable skyline={stats.skyline} networks={around.skylines} lang={lang} />
          <p class="no-print">
            <a href={`/c/${campaign.slug}/reach/skyline.svg`}>{words.asPicture}</a>
          </p>
        </details>
      )}
    </figure>
  )
}
