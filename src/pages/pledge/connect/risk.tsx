import type { NetworkName } from '../../../networks/port.ts'
import { type Lang, text } from '../../../text/text.ts'

type RiskGiven = {
  readonly network: NetworkName
  /** Of the campaign's page for who posts by hand; null where it is not known which campaign. */
  readonly reminder: string | null
  readonly lang: Lang
}

/** What may happen to the account on this network, beside the way that risks nothing of it. */
export function Risk({ network, reminder, lang }: RiskGiven) {
  const words = text(lang).pledge.connect.risk
  return (
    <section class="stack-tight risk">
      <h2 class="small-head">{words.title}</h2>
      <p>{words.of[network]}</p>
      {reminder && (
        <p>
          {words.instead} <a href={reminder}>{words.link}</a>
        </p>
      )}
    </section>
  )
}
