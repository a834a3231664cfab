import { number } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'

type Props = {
  readonly rows: readonly { readonly name: string; readonly n: number }[]
  readonly total: number
  /** For those who do not see the heading above it. */
  readonly label: string
  readonly lang: Lang
}

/** Parts and what they add up to. */
export const SumTable = ({ rows, total, label, lang }: Props) => (
  <table aria-label={label}>
    <tbody>
      {rows.map(({ name, n }) => (
        <tr key={name}>
          <th scope="row">{name}</th>
          <td class="number">{number(n, lang)}</td>
        </tr>
      ))}
    </tbody>
    <tfoot>
      <tr>
        <th scope="row">{text(lang).report.around.total}</th>
        <td class="number">{number(total, lang)}</td>
      </tr>
    </tfoot>
  </table>
)
