import { writeInviteCode } from '../../domain/invitation.ts'

type Given = {
  readonly campaign: { readonly slug: string }
  readonly preview: object | null
  readonly by: number | null
}

/** Where a pledge begins, with whose invitation somebody came by; in a preview, which takes none, the card of the page. */
export function pledgePath({ campaign, preview, by }: Given, message?: number): string {
  if (preview) return '#sign-up'
  const query = new URLSearchParams()
  if (message !== undefined) query.set('message', String(message))
  if (by !== null) query.set('by', writeInviteCode(by))
  return `/c/${campaign.slug}/pledge${query.size > 0 ? `?${query}` : ''}`
}
