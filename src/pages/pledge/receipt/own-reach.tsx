import type { Campaign } from '../../../domain/campaign/campaign.ts'
import type { OwnReach } from '../../../domain/reach/own-reach.ts'
import { moment, number } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'
import { TableHead } from '../../../ui/table-head.tsx'

type Given = { readonly own: OwnReach; readonly campaign: Campaign; readonly lang: Lang }

/** What a supporter's post reached, beside the whole it was part of. */
export function OwnReachShown({ own: { figures, all, at, goneSince }, campaign, lang }: Given) {
  const words = text(lang).readings.own
  const when = (ms: number) => moment(ms, campaign.timeZone, lang)
  const said = (n: number | null) => (n === null ? words.unknown : number(n, lang))
  const names = ['impressions', 'likes', 'reposts', 'replies', 'quotes'] as const
  return (
    <section class="stack-tight" aria-labelledby="reached">
      <h2 id="reached" class="section-label">
        {words.title}
      </h2>
      <table class="own-reach">
        <TableHead
          columns={[
            <span class="visually-hidden">{words.figures}</span>,
            { number: words.yours },
            { number: words.all(number(all.posts, lang)) },
          ]}
        />
        <tbody>
          {names.map(name => (
            <tr key={name}>
              <th scope="row">{words[name]}</th>
              <td class="number">
                <b>{said(figures[name])}</b>
              </td>
              <td class="number">{said(name === 'impressions' && all.impressionsOf === 0 ? null : all[name])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="quiet">{goneSince === null ? words.at(when(at)) : words.gone(when(goneSince))}</p>
      {campaign.reportPublishedAt !== null && (
        <p>
          <a href={`/c/${campaign.slug}/reach`}>{words.report}</a>
        </p>
      )}
    </section>
  )
}
