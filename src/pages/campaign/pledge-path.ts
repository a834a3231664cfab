import { writeInviteCode } from '../../domain/share/invite-code.ts'
import type { NetworkName } from '../../networks/port.ts'

type Given = Omit<Came, 'network'> & {
  readonly campaign: { readonly slug: string }
  readonly preview: object | null
  readonly network: { readonly name: NetworkName }
  readonly offered: readonly unknown[]
}

type Came = {
  /** What they would post on, where that is chosen. */
  readonly network?: NetworkName | null
  readonly by: number | null
  readonly from: string | null
  readonly message?: number
}

/** Where a pledge begins, with what led somebody here; in a preview, which takes none, the card of the page. */
export function pledgePath({ campaign, preview, network, offered, by, from }: Given, message?: number): string {
  if (preview) return '#sign-up'
  const chosen = offered.length > 1 && { network: network.name }
  return `/c/${campaign.slug}/pledge${pledgeQuery({ by, from, ...chosen, ...(message !== undefined && { message }) })}`
}

export function pledgeQuery({ network, by, from, message }: Came): string {
  const query = new URLSearchParams()
  if (message !== undefined) query.set('message', String(message))
  if (network) query.set('network', network)
  if (by !== null) query.set('by', writeInviteCode(by))
  else if (from !== null) query.set('from', from)
  return query.size > 0 ? `?${query}` : ''
}
