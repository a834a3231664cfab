import type { Db } from '../../../db/open.ts'
import { type LinkPlace, shortLink } from '../share/short-link.ts'
import { listMessages, type Message } from './message.ts'

/** Whose link, where it stands, and the address of the site without a slash at its end. */
export type Linking = {
  readonly campaign: { readonly id: number; readonly linkInPosts: boolean }
  readonly place: LinkPlace
  readonly baseUrl: string
}

/** The samples as posts are made of them: with the campaign's short link at their end where it wants one. */
export const offeredMessages = (db: Db, linking: Linking): Message[] =>
  listMessages(db, linking.campaign.id).map(sample => ({ ...sample, text: withLink(sample, linking) }))

export const withLink = ({ id, text }: { readonly id: number | null; readonly text: string }, linking: Linking) =>
  [text, linkEnd(id, linking)].filter(Boolean).join(' ')

/** The link that a post made of a sample ends with, or of own words (null); '' where the campaign wants none. */
export const linkEnd = (messageId: number | null, { campaign, place, baseUrl }: Linking) =>
  campaign.linkInPosts ? shortLink(baseUrl, campaign.id, { place, messageId }) : ''
