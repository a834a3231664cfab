import type { OwnCampaign } from '../../domain/campaign/all-campaigns.ts'
import type { Supporter, SupporterPage } from '../../domain/supporter/list.ts'
import { number } from '../../text/format.ts'
import { type Lang, text } from '../../text/text.ts'
import { NetworkMark } from '../../ui/network-mark.tsx'
import { TableHead } from '../../ui/table-head.tsx'
import { Timestamp } from '../../ui/timestamp.tsx'

type Given = {
  readonly lang: Lang
  readonly campaign: OwnCampaign
  readonly page: SupporterPage
  /** Then nobody must connect again. */
  readonly isOver: boolean
}

export function Rows({ lang, campaign, page, isOver }: Given) {
  const { columns } = text(lang).supporters
  return (
    <table class="rows supporter-table">
      <TableHead columns={[columns.account, columns.text, { number: columns.followers }, columns.at]} />
      <tbody>
        {page.rows.map(row => (
          <Row key={row.id} row={row} campaign={campaign} isOver={isOver} lang={lang} />
        ))}
      </tbody>
    </table>
  )
}

type RowProps = Omit<Given, 'page'> & { readonly row: Supporter }

function Row({ row, campaign, isOver, lang }: RowProps) {
  const words = text(lang).supporters
  return (
    <tr>
      <th scope="row">
        <NetworkMark network={row.network} />{' '}
        <a href={`/organize/${campaign.slug}/supporters/${row.id}`}>
          <bdi>@{row.handle}</bdi>
        </a>
        <bdi class="quiet row-more">{row.name}</bdi>
        {row.atLeast !== null && row.state === 'active' && (
          <span class="quiet row-more">{words.onlyIf(number(row.atLeast, lang))}</span>
        )}
        {row.reconnect && row.state === 'active' && !isOver && (
          <span class="row-more tone-warn supporter-reconnects">{words.reconnect}</span>
        )}
      </th>
      <td class="supporter-text">
        <div class="two-lines">
          {row.isSample && <span class="quiet">{words.sample}: </span>}
          {row.text}
        </div>
      </td>
      <td class="number">{number(row.followers, lang)}</td>
      <td class="quiet">
        <Timestamp at={row.confirmedAt} lang={lang} />
      </td>
    </tr>
  )
}
