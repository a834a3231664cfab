import PostalMime from 'postal-mime'
import type { Received } from '../store/mails.ts'

export type ReadMail = {
  readonly id: number
  /** Arrival, in ms. */
  readonly at: number
  readonly from: string
  /** Whom a mail program shows as its sender. */
  readonly sender: string
  readonly to: readonly string[]
  readonly subject: string
  readonly headers: readonly { readonly name: string; readonly value: string }[]
  readonly text: string
  readonly html: string | null
}

/** A mail as a mail program would read it. */
export async function readMail({ id, arrivedAt, from, to, raw }: Received): Promise<ReadMail> {
  const read = await PostalMime.parse(raw)
  return {
    id,
    at: arrivedAt,
    from,
    sender: read.from?.name ? `${read.from.name} <${read.from.address}>` : from,
    to,
    subject: read.subject ?? '',
    headers: read.headers.map(({ key, value }) => ({ name: key, value })),
    text: read.text ?? '',
    html: read.html ?? null,
  }
}
