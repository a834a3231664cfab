/**
 * A campaign's short link, `/s/3-x2`: campaign 3, in a post on X, made of sample 2 (numbers in base 36; sample 0 stands
 * for a supporter's own words). It leads to the campaign's page and nowhere else; its end only says what was opened.
 */
export type LinkMark = {
  readonly place: LinkPlace
  /** A sample's id; null for own words. In an invitation the code of whoever invites (invite-code.ts), in a named link its channel's id. */
  readonly messageId: number | null
}

/** Where a link stands: in a post made for somebody, in one that a reminder opened, in one shared by hand, or where organizers put it. */
export const linkPlaces = {
  x: 'x',
  b: 'bluesky',
  m: 'mastodon',
  r: 'reminder',
  s: 'shared',
  i: 'invitation',
  q: 'print',
  c: 'channel',
} as const
type Letter = keyof typeof linkPlaces
export type LinkPlace = (typeof linkPlaces)[Letter]

export type OpenedLink = { readonly campaignId: number; readonly mark: LinkMark | null }

/** `baseUrl` without a slash at its end. */
export const shortLink = (baseUrl: string, campaignId: number, { place, messageId }: LinkMark) =>
  `${baseUrl}/s/${campaignId.toString(36)}-${letters[place]}${(messageId ?? 0).toString(36)}`

/** What the last part of such an address says. Null when it is none; without a mark when its end was lost on the way. */
export function readShortLink(code: string): OpenedLink | null {
  const [, campaign, letter, message] = /^([0-9a-z]{1,9})(?:-([a-z])([0-9a-z]{1,9}))?/i.exec(code.toLowerCase()) ?? []
  if (!campaign) return null
  const campaignId = Number.parseInt(campaign, 36)
  const place = isLetter(letter) ? linkPlaces[letter] : null
  if (!place || message === undefined) return { campaignId, mark: null }
  return { campaignId, mark: { place, messageId: Number.parseInt(message, 36) || null } }
}

/** A text with the campaign's short links in it made to say `mark`. Nothing else of it is touched. */
export function markLinks(text: string, baseUrl: string, campaignId: number, mark: LinkMark): string {
  const start = `${baseUrl}/s/${campaignId.toString(36)}-`
  const [first = '', ...rest] = text.split(start)
  const link = shortLink(baseUrl, campaignId, mark)
  return first + rest.map(part => link + part.replace(/^[0-9a-z]*/, '')).join('')
}

/** The first of the campaign's short links in a text, whole; null when it has none. */
export function ownLinkIn(text: string, baseUrl: string, campaignId: number): string | null {
  const start = `${baseUrl}/s/${campaignId.toString(36)}-`
  const from = text.indexOf(start)
  return from < 0 ? null : start + (/^[0-9a-z]*/.exec(text.slice(from + start.length))?.[0] ?? '')
}

const letters = Object.fromEntries(Object.entries(linkPlaces).map(([letter, place]) => [place, letter])) as Readonly<
  Record<LinkPlace, Letter>
>

const isLetter = (text: string | undefined): text is Letter => text !== undefined && Object.hasOwn(linkPlaces, text)
