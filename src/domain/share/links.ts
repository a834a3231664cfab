import { readUrl } from '../../lib/url.ts'
import { type Network, type NetworkName, networkLabels, networkNames } from '../../networks/port.ts'

/** Where a text can be shared by hand: more places than an installation posts to. */
export const sharePlaces = [...networkNames, 'facebook', 'whatsapp'] as const
export type SharePlace = (typeof sharePlaces)[number]

/** As people call them. */
export const placeLabels: Readonly<Record<SharePlace, string>> = {
  ...networkLabels,
  facebook: 'Facebook',
  whatsapp: 'WhatsApp',
}

export const isSharePlace = (name: string): name is SharePlace => (sharePlaces as readonly string[]).includes(name)

/** A composer that opens with the text in it. Facebook's takes a link and nothing else: its text is copied first. */
export const takesText = (place: SharePlace): boolean => place !== 'facebook'

/** A place, as people call it, and what opens it. */
export type PlaceLink = { readonly place: SharePlace; readonly label: string; readonly href: string }

const links = (hrefOf: (place: SharePlace) => string): readonly PlaceLink[] =>
  sharePlaces.map(place => ({ place, label: placeLabels[place], href: hrefOf(place) }))

/** For what is the campaign's own: by way of us, where it is counted. `path` is `/c/:slug/share/:message`. */
export const countedLinks = (path: string) => links(place => `${path}/${place}`)

/** Links that open a network with this text filled in; `page` is that of the campaign, with scheme and host. */
export type OneTap = (text: string, page: string) => readonly PlaceLink[]

/** For words that are somebody's own: straight there, as they stand in no address of ours. */
export const oneTapLinks =
  (networks: Composers): OneTap =>
  (text, page) =>
    links(place => shareHref(place, { text, url: page }, networks))

type Composers = { readonly get: (name: NetworkName) => Pick<Network, 'shareLink'> | undefined }
type Shared = {
  readonly text: string
  /** The page that the text is about; all that Facebook takes. */
  readonly url: string
}

/** Opens a composer with the text filled in. A network of this installation knows where its own is (the sandbox, say). */
export function shareHref(place: SharePlace, shared: Shared, networks: Composers): string {
  const text = encodeURIComponent(wholeCharacters(shared.text))
  switch (place) {
    case 'x':
      return networks.get('x')?.shareLink(shared.text) ?? `https://x.com/intent/tweet?text=${text}`
    case 'bluesky':
      return networks.get('bluesky')?.shareLink(shared.text) ?? `https://bsky.app/intent/compose?text=${text}`
    // Each server has its own, and who does not ask for it (`mastodonHref`) leaves that to Mastodon's own page. The text
    // stays behind the #, so that its maker does not get it. https://blog.joinmastodon.org/2026/03/a-new-share-button/
    case 'mastodon':
      return `https://share.joinmastodon.org/#text=${text}`
    case 'facebook':
      return `https://www.facebook.com/sharer/sharer.php?u=${encodeURIComponent(shared.url)}`
    case 'whatsapp':
      return `https://wa.me/?text=${text}`
    default:
      return place satisfies never
  }
}

/** `server` as `readServer` gives it. */
export const mastodonHref = (server: string, text: string): string =>
  `https://${server}/share?text=${encodeURIComponent(wholeCharacters(text))}`

/**
 * The host of the server that somebody typed: `mastodon.social`, its address, or their own (`@ada@mastodon.social`).
 * Null when it is no name of a server: an address by number, one within a house, a port, another scheme.
 */
export function readServer(typed: string): string | null {
  const words = typed.trim().replace(/^@?[^@/\s]+@/, '')
  const address = /^https?:\/\//i.test(words) ? words : `https://${words}`
  const url = words.length > 300 ? null : readUrl(address)
  if (!url) return null
  const { hostname, port, username, password } = url
  if (port || username || password || hostname.length > 253) return null
  return isPublicName(hostname) ? hostname : null
}

const isPublicName = (host: string) =>
  /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/.test(host) &&
  !/\.(?:local|localhost|internal|home|lan)$/.test(host)

// One half of a surrogate pair has no UTF-8: encodeURIComponent throws on it.
const wholeCharacters = (text: string) => text.replace(/\p{Surrogate}/gu, '\ufffd')
