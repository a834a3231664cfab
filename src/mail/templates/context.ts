import { number } from '../../text/format.ts'
import type { Lang } from '../../text/text.ts'

/** Where a mail goes out from, and in which language. */
export type MailContext = {
  /** What the reader reads; that of the installation where nobody knows. */
  readonly lang: Lang
  /** Of this installation, without a slash at the end. */
  readonly baseUrl: string
}

export const siteHost = ({ baseUrl }: MailContext) => new URL(baseUrl).host

type Counted = { readonly supporters: number; readonly goal: number }

export const counts = ({ supporters, goal }: Counted, { lang }: MailContext) =>
  [number(supporters, lang), number(goal, lang)] as const
