import type { FeedPost } from '../store/posts.ts'
import { timeOfSandboxId } from '../store/snowflake.ts'
import { type Engagement, engagement } from './engagement.ts'

type Figures = Omit<Engagement, 'impressions'> & { readonly impressions?: number }

/** How a post fares by the figures its network tells: on Bluesky nobody counts how often it was seen. `ageOf` its moment, both in ms. */
export function figuresOf(post: FeedPost, ageOf: (madeAt: number) => number): Figures {
  const { impressions, ...others } = engagement(post.id, post.followers, ageOf(timeOfSandboxId(post.id)))
  return post.network === 'bluesky' ? others : { impressions, ...others }
}
