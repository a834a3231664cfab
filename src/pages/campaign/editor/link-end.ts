import type { Context } from '../../../context.ts'
import { linkEnd } from '../../../domain/campaign/offered-messages.ts'

/** The short link as posts would end with it; as long as any of the campaign's, and priced as they are. */
export const linkEndOf = ({ config }: Context, { id }: { readonly id: number }) =>
  linkEnd(null, {
    campaign: { id, linkInPosts: true },
    place: 'x',
    baseUrl: config.web.baseUrl,
  })
