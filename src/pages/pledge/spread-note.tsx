import type { Launch } from '../../domain/launch/launch.ts'
import { remaining } from '../../text/format.ts'
import { type Lang, text } from '../../text/text.ts'
import { duration } from '../../text/times.ts'

/** Why a supporter's own moment is not the one on the campaign page. Nothing where all posts leave together. */
export function Spread({ launch, lang }: { readonly launch: Pick<Launch, 'spreadMs'>; readonly lang: Lang }) {
  const { spreadMs } = launch
  const span = remaining(spreadMs, lang) ?? duration(spreadMs, lang)
  return spreadMs > 0 ? <p>{text(lang).pledge.ownMoment(span)}</p> : null
}
