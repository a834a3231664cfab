import type { Network, NetworkName } from '../network.ts'
import { placeLabels, shareHref, sharePlaces } from './links.ts'

/** Links that open a network with this text filled in; `page` is that of the campaign, with scheme and host. */
export type OneTap = (text: string, page: string) => readonly { readonly label: string; readonly href: string }[]

type Composers = { readonly get: (name: NetworkName) => Pick<Network, 'shareLink'> | undefined }

/** A network that is connected here has its own address in the settings. */
export const oneTapLinks =
  (networks: Composers): OneTap =>
  (text, page) =>
    sharePlaces.map(place => ({
      label: placeLabels[place],
      href: place === 'mastodon' ? mastodonAsks(text) : shareHref(place, { text, url: page }, networks),
    }))

/**
 * In a mail nobody can be asked which server is theirs; Mastodon's own page asks. The text stays behind the #, so that
 * its maker does not get it. https://blog.joinmastodon.org/2026/03/a-new-share-button/
 */
const mastodonAsks = (text: string) =>
  `https://share.joinmastodon.org/#text=${encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'))}`
