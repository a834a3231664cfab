import { type Engagement, engagement } from '../../growth/engagement.ts'
import type { SandboxAccount } from '../../store/accounts.ts'
import type { FeedPost } from '../../store/posts.ts'
import { timeOfSandboxId } from '../../store/snowflake.ts'
import { shown } from './text.ts'

/** Which optional fields were asked for, and whether by their new names (`post.fields`). */
export type WantedFields = { readonly fields: ReadonlySet<string>; readonly newNames: boolean }

export function wantedOf(query: URLSearchParams, ...names: readonly [string, ...string[]]): WantedFields {
  const given = names.flatMap(name => (query.get(name) ?? '').split(',')).filter(Boolean)
  return { fields: new Set(given), newNames: query.has('post.fields') }
}

/** A post as API v2 gives it. `ageOf` its moment (ms) for its figures. */
export function shapePost(post: FeedPost, { fields, newNames }: WantedFields, ageOf: (madeAt: number) => number) {
  const { text, urls } = shown(post.id, post.text)
  const made = timeOfSandboxId(post.id)
  return {
    id: post.id,
    text,
    edit_history_tweet_ids: [post.id],
    ...(fields.has('author_id') && { author_id: post.accountId }),
    ...(fields.has('created_at') && { created_at: new Date(made).toISOString() }),
    ...(fields.has('entities') && urls.length > 0 && { entities: { urls } }),
    ...(fields.has('public_metrics') && {
      public_metrics: metrics(engagement(post.id, post.followers, ageOf(made)), newNames),
    }),
  }
}

function metrics({ impressions, likes, reposts, replies, quotes, bookmarks }: Engagement, newNames: boolean) {
  return {
    [newNames ? 'repost_count' : 'retweet_count']: reposts,
    reply_count: replies,
    like_count: likes,
    quote_count: quotes,
    bookmark_count: bookmarks,
    impression_count: impressions,
  }
}

/** A person as API v2 gives them. */
export function shapeUser(account: SandboxAccount, { fields }: WantedFields, posts: number) {
  return {
    id: account.id,
    name: account.name,
    username: account.handle,
    ...(fields.has('created_at') && { created_at: new Date(timeOfSandboxId(account.id)).toISOString() }),
    ...(fields.has('protected') && { protected: false }),
    ...(fields.has('verified') && { verified: false }),
    ...(fields.has('public_metrics') && {
      public_metrics: {
        followers_count: account.followers,
        following_count: Math.round(40 + Math.sqrt(account.followers) * 6),
        tweet_count: posts,
        listed_count: Math.floor(account.followers / 250),
        like_count: posts * 3,
      },
    }),
  }
}
