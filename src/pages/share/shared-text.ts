import type { Context } from '../../context.ts'
import type { Campaign } from '../../domain/campaign/campaign.ts'
import { offeredMessages } from '../../domain/campaign/offered-messages.ts'
import { invitationLink, readInviteCode } from '../../domain/share/invite-code.ts'
import { shortLink } from '../../domain/share/short-link.ts'
import type { Lang } from '../../text/text.ts'
import { inviteText } from './invite-text.ts'

/** What somebody shares: a sample as it is offered, or the campaign itself (`messageId` null). */
export type SharedText = { readonly messageId: number | null; readonly text: string; readonly url: string }

/** `message` as it stands in an address: a sample's id, `0` for the campaign itself, `i…` for somebody's invitation to it. Null when there is none (any more). */
export function findShared(
  { db, config, now }: Pick<Context, 'db' | 'config' | 'now'>,
  campaign: Campaign,
  message: string,
  lang: Lang,
): SharedText | null {
  const { baseUrl } = config.web
  const link = (messageId: number | null) => shortLink(baseUrl, campaign.id, { place: 'shared', messageId })
  const itself = (url: string) => ({
    messageId: null,
    text: inviteText(campaign, { address: url, now: now(), lang }),
    url,
  })
  if (message === '0') return itself(link(null))
  const code = message.startsWith('i') ? readInviteCode(message.slice(1)) : null
  if (code !== null) return itself(invitationLink(baseUrl, campaign.id, code))
  const sample = sharedSamples({ db, config }, campaign).find(({ id }) => String(id) === message)
  return sample ? { messageId: sample.id, text: sample.text, url: link(sample.id) } : null
}

/** The samples as they are shared by hand: the campaign's link in them says so. */
export const sharedSamples = ({ db, config }: Pick<Context, 'db' | 'config'>, campaign: Campaign) =>
  offeredMessages(db, { campaign, place: 'shared', baseUrl: config.web.baseUrl })
