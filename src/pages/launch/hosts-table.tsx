import type { NetworkName } from '../../networks/port.ts'
import { NetworkMark } from '../../ui/network-mark.tsx'
import { TableHead } from '../../ui/table-head.tsx'
import { TableScroll } from '../../ui/table-scroll.tsx'

type Props = {
  readonly caption?: string
  /** The first is the host's. */
  readonly columns: readonly [string, ...string[]]
  readonly rows: readonly HostRow[]
}

type HostRow = {
  readonly network: NetworkName
  readonly host: string
  readonly note?: string
  /** As many as columns without the first. */
  readonly cells: readonly string[]
}

/** Figures of servers, one a row. Four columns fit a phone, five do not. */
export const HostsTable = ({ caption, columns: [first, ...figures], rows }: Props) => (
  <TableScroll label={first} class={figures.length > 3 ? 'host-table' : 'host-table host-table-of-four'}>
    <table>
      {caption && <caption>{caption}</caption>}
      <TableHead columns={[first, ...figures.map(name => ({ number: name }))]} />
      <tbody>
        {rows.map(({ network, host, note, cells }) => (
          <tr key={`${network} ${host}`}>
            <th scope="row" class="host-name">
              <NetworkMark network={network} named /> <span class="quiet">{host}</span>
              {note && <p class="quiet">{note}</p>}
            </th>
            {cells.map((cell, n) => (
              <td key={figures[n]} class="number">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </TableScroll>
)
