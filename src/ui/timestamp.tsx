import { dateAndTime } from '../text/format.ts'
import type { Lang } from '../text/text.ts'

/** A moment of the organizers' work, in UTC; the script shows it on the reader's own clock. */
export const Timestamp = ({ at, lang }: { readonly at: number; readonly lang: Lang }) => (
  <time dateTime={new Date(at).toISOString()} data-own>
    {dateAndTime(at, 'UTC', lang)}
  </time>
)
