import type { OwnCampaign } from '../../../domain/campaign/all-campaigns.ts'
import { tenseOf } from '../../../domain/launch/status.ts'
import type { Organizer } from '../../../domain/organizer/organizer.ts'
import type { ByHandCount, ListedByHand } from '../../../domain/pledge/by-hand/list.ts'
import { moment, number } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'
import { Pager } from '../../../ui/pager.tsx'
import { TableHead } from '../../../ui/table-head.tsx'
import { campaignPage } from '../../campaign/manage/frame.tsx'
import { ListHead, Sums } from '../list-parts.tsx'

export type RemindersPage = {
  readonly lang: Lang
  readonly organizer: Organizer
  readonly campaign: OwnCampaign
  readonly rows: readonly ListedByHand[]
  readonly paged: boolean
  readonly more: boolean
  readonly sums: ByHandCount & { readonly asked: number }
  readonly now: number
}

/** `/organize/:slug/reminders`: sums, and the texts. */
export function remindersView(given: RemindersPage): string {
  const { lang, organizer, campaign, rows, sums, now } = given
  const words = text(lang).reminders
  const isOver = tenseOf(campaign.launch, now) === 'over'
  return campaignPage(given, {
    here: 'supporters',
    title: `${words.title}: ${campaign.title}`,
    scripts: ['supporter'],
    styles: ['supporters'],
    head: (
      <ListHead
        back={{ href: `/organize/${campaign.slug}/supporters`, title: text(lang).supporters.title }}
        title={words.title}
        links={
          rows.length > 0 &&
          organizer.role !== 'viewer' && <a href={`/organize/${campaign.slug}/reminders.csv`}>{words.file}</a>
        }
      >
        <p class="quiet">{isOver ? words.leadOver : words.lead}</p>
      </ListHead>
    ),
    body: (
      <>
        <Sums
          rows={(['confirmed', 'mailed', 'saidPosted', 'asked'] as const).map(name => [
            (isOver ? { ...words.sums, ...words.sumsOver } : words.sums)[name],
            number(sums[name], lang),
          ])}
        />
        {rows.length > 0 ? <Rows {...given} /> : <p class="empty">{isOver ? words.noneOver : words.none}</p>}
        <Pager
          order="newestFirst"
          ids={rows.map(row => row.id)}
          before={given.paged}
          after={given.more}
          address={({ after }) => `/organize/${campaign.slug}/reminders${after === undefined ? '' : `?after=${after}`}`}
          oneWay
          lang={lang}
        />
      </>
    ),
  })
}

function Rows({ rows, campaign, lang }: RemindersPage) {
  const words = text(lang).reminders
  const at = (ms: number | null) => (ms === null ? words.notPosted : moment(ms, campaign.timeZone, lang))
  return (
    <table class="reminders-table">
      <TableHead columns={[words.columns.text, words.columns.confirmed, words.columns.posted]} />
      <tbody>
        {rows.map(row => (
          <tr key={row.id}>
            <td>{row.text}</td>
            <td>{at(row.confirmedAt)}</td>
            <td>{at(row.postedAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
