import type { OwnCampaign } from '../../../domain/campaign/all-campaigns.ts'
import { collectsPledges } from '../../../domain/campaign/campaign.ts'
import { launchStatus } from '../../../domain/launch/status.ts'
import type { Organizer } from '../../../domain/organizer/organizer.ts'
import { number } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'
import { LaunchMoment } from '../../../ui/countdown.tsx'
import { Note } from '../../../ui/note.tsx'
import { TableHead } from '../../../ui/table-head.tsx'
import { organizerPage } from '../../organizer/frame.tsx'
import { StateWord } from './state-word.tsx'

export type ListRow = { readonly campaign: OwnCampaign; readonly supporters: number }
type List = {
  readonly lang: Lang
  readonly organizer: Organizer
  readonly rows: readonly ListRow[]
  readonly now: number
  /** Why nobody can sign in as a supporter, a network each, and what to do; none while they can. */
  readonly troubles: readonly { readonly text: string; readonly todo: string }[]
}

/** `/organize`: every campaign, drafts too. */
export function listView({ lang, organizer, rows, now, troubles }: List): string {
  const words = text(lang).organize.list
  return organizerPage({
    lang,
    title: words.title,
    organizer,
    body: (
      <div class="wide organize stack-wide">
        <header class="cluster list-head">
          <h1>{words.title}</h1>
          {organizer.role !== 'viewer' && (
            <a class="button button-strong" href="/organize/new">
              {text(lang).write.create.link}
            </a>
          )}
        </header>
        {troubles.map(trouble => (
          <Note key={trouble.text} tone="stop">
            <p>{trouble.text}</p>
            <p class="quiet">{trouble.todo}</p>
          </Note>
        ))}
        {rows.length === 0 ? <p class="empty">{words.empty}</p> : <Rows rows={rows} now={now} lang={lang} />}
      </div>
    ),
  })
}

function Rows({ rows, now, lang }: Pick<List, 'rows' | 'now' | 'lang'>) {
  const words = text(lang).organize.list
  const all = rows.reduce((sum, row) => sum + row.supporters, 0)
  return (
    <table class="campaign-table">
      <TableHead columns={[words.campaign, words.state, words.moment, { number: words.supporters }]} />
      <tbody>
        {rows.map(({ campaign, supporters }) => (
          <tr key={campaign.id}>
            <th scope="row">
              <a href={`/organize/${campaign.slug}`}>
                <bdi>{campaign.title}</bdi>
              </a>
            </th>
            <td>
              <StateWord word={launchStatus(campaign.launch, now)} lang={lang} />
            </td>
            <td>
              {campaign.launch ? (
                <LaunchMoment at={campaign.launch.launchAt} timeZone={campaign.timeZone} lang={lang} />
              ) : (
                <span class="quiet">{words.noMoment}</span>
              )}
            </td>
            <td class="number">
              {collectsPledges(campaign) ? (
                <>
                  {number(supporters, lang)} <span class="quiet">{words.ofGoal(number(campaign.goal, lang))}</span>
                </>
              ) : (
                <span class="quiet">{words.noPledges}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
      {rows.length > 1 && (
        <tfoot>
          <tr>
            <th scope="row" colSpan={3}>
              {words.total}
            </th>
            <td class="number">{number(all, lang)}</td>
          </tr>
        </tfoot>
      )}
    </table>
  )
}
