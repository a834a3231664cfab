import type { FeedPost } from '../store/posts.ts'
import { timeOfSandboxId } from '../store/snowflake.ts'
import { type Engagement, engagement } from './engagement.ts'

type Figures = Omit<Engagement, 'impressions' | 'bookmarks'> & Partial<Engagement>

/**
 * How a post fares by the figures its network tells: X alone counts how often it was seen, Mastodon tells nobody's bookmarks. `ageOf`
 * its moment, both in ms.
 */
export function figuresOf(post: FeedPost, ageOf: (madeAt: number) => number): Figures {
  const { impressions, bookmarks, ...others } = engagement(post.id, post.followers, ageOf(timeOfSandboxId(post.id)))
  if (post.network === 'mastodon') return others
  return post.network === 'bluesky' ? { ...others, bookmarks } : { impressions, ...others, bookmarks }
}
