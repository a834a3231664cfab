import type { Launch } from '../../domain/launch/launch.ts'
import { remaining } from '../../text/format.ts'
import { type Lang, text } from '../../text/text.ts'
import { duration } from '../../text/times.ts'

type Spreading = Pick<Launch, 'spreadMs'>

/** Why a supporter's own moment is not the one on the campaign page. Nothing where all posts leave together. */
export function Spread({ launch, lang }: { readonly launch: Spreading; readonly lang: Lang }) {
  const span = spanOf(launch, lang)
  return span === null ? null : <p>{text(lang).pledge.ownMoment(span)}</p>
}

/** Over how long the posts of a launch leave; null where it is one moment. */
export const spanOf = ({ spreadMs }: Spreading, lang: Lang): string | null =>
  spreadMs > 0 ? (remaining(spreadMs, lang) ?? duration(spreadMs, lang)) : null
