import type { RefusedSignIns } from '../../../domain/launch/check/refused-sign-ins.ts'
import { moment, zoneName } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'

type Where = { readonly lang: Lang; readonly baseUrl: string; readonly timeZone: string }

/** Since when X refuses sign-ins, its own words, and what to do. */
export function signInWords({ why, said, since }: RefusedSignIns, { lang, baseUrl, timeZone }: Where) {
  const at = `${moment(since, timeZone, lang)} ${zoneName(since, timeZone, lang)}`
  return text(lang).check.signIns[why]('X', at, said ?? '', `${baseUrl}/auth/x/callback`)
}
