import type { Campaign } from '../../../domain/campaign/campaign.ts'

/** Takes over what was typed to pledge. `here`: is answered with the page itself, where a browser may keep no session. */
export const reminderText = ({ slug }: Pick<Campaign, 'slug'>, here: boolean) =>
  `/c/${slug}/reminder/text${here ? '?here=1' : ''}`
