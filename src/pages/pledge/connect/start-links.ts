import type { Context } from '../../../context.ts'
import type { Campaign } from '../../../domain/campaign/campaign.ts'

/** Where the sign-in of each network starts; it comes back to the last step. */
export const startLinks = ({ networks }: Context, { slug }: Campaign) =>
  [...networks.values()].map(({ name, label }) => ({
    name,
    label,
    start: `/auth/${name}/start?to=${encodeURIComponent(`/c/${slug}/pledge/confirm`)}`,
  }))
