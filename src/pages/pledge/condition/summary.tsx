import type { Conditions } from '../../../domain/pledge/condition-counts.ts'
import { number } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'
import { TableHead } from '../../../ui/table-head.tsx'

/** The numbers that are reached first; a campaign may have hundreds. */
const shown = 8

/** How many pledges wait for others, at which numbers, and how many of them would go. */
export function ConditionsShown({ conditions, lang }: { readonly conditions: Conditions | null; readonly lang: Lang }) {
  if (!conditions) return null
  const { waiting, asked, going, isDecided, held } = conditions
  const words = text(lang).capacity.conditions
  const count = (n: number) => number(n, lang)
  const further = asked.slice(shown)
  const said = isDecided ? words.decided : words.asItStands
  return (
    <section class="stack-tight" id="conditions">
      <h2>{words.title}</h2>
      <p>
        {words.waiting(waiting, count(waiting))} {said(going, count(going), held, count(held))}
      </p>
      <table class="conditions">
        <TableHead
          columns={[
            words.columns.asked,
            { number: words.columns.pledges },
            words.columns[isDecided ? 'became' : 'asItStands'],
          ]}
        />
        <tbody>
          {asked.slice(0, shown).map(({ atLeast, pledges }) => (
            <tr key={atLeast}>
              <th scope="row">{words.atLeast(count(atLeast))}</th>
              <td class="number">{count(pledges)}</td>
              <td>{words[atLeast <= going ? 'go' : 'stay'][isDecided ? 'did' : 'would']}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {further.length > 0 && (
        <p class="quiet">
          {words.further(count(further.reduce((n, row) => n + row.pledges, 0)), count(further[0]?.atLeast ?? 0))}
        </p>
      )}
      {!isDecided && <p class="quiet">{words.when}</p>}
    </section>
  )
}
