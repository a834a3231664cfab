import { writeInviteCode } from '../../domain/share/invite-code.ts'

type Given = {
  readonly campaign: { readonly slug: string }
  readonly preview: object | null
  readonly by: number | null
  readonly from: string | null
}

/** Where a pledge begins, with what led somebody here; in a preview, which takes none, the card of the page. */
export function pledgePath({ campaign, preview, by, from }: Given, message?: number): string {
  if (preview) return '#sign-up'
  const query = new URLSearchParams()
  if (message !== undefined) query.set('message', String(message))
  if (by !== null) query.set('by', writeInviteCode(by))
  else if (from !== null) query.set('from', from)
  return `/c/${campaign.slug}/pledge${query.size > 0 ? `?${query}` : ''}`
}
