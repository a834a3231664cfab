import type { RefusedOn } from '../../../domain/launch/check/refused-sign-ins.ts'
import { networkLabels } from '../../../networks/port.ts'
import { momentInZone } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'

type Where = { readonly lang: Lang; readonly baseUrl: string; readonly timeZone: string }

/** Since when a network refuses sign-ins, its own words, and what to do. */
export function refusedSignInWords({ network, why, said, since }: RefusedOn, { lang, baseUrl, timeZone }: Where) {
  const at = momentInZone(since, timeZone, lang)
  return text(lang).check.signIns[why](networkLabels[network], at, said ?? '', `${baseUrl}/auth/${network}/callback`)
}
