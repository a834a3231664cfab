import { figuresOf } from '../growth/figures.ts'
import type { SandboxAccount } from '../store/accounts.ts'
import type { FeedPost } from '../store/posts.ts'
import { timeOfSandboxId } from '../store/snowflake.ts'
import { Avatar } from './avatar.tsx'
import { EngagementFigures, NetworkLabel, PostItem, PostText, PostTime } from './post.tsx'

type PersonData = {
  readonly account: SandboxAccount
  readonly posts: readonly FeedPost[]
  readonly count: number
  /** ms */
  readonly ageOf: (madeAt: number) => number
}

export function PersonView({ account, posts, count, ageOf }: PersonData) {
  return (
    <div class="column stack-wide" data-page="person">
      <div class="person">
        <Avatar name={account.name} handle={account.handle} />
        <div>
          <h1>{account.name}</h1>
          <p class="quiet">
            @{account.handle} <NetworkLabel network={account.network} />
          </p>
          <p>
            <b class="figure">{account.followers.toLocaleString('en')}</b> followers ·{' '}
            <b class="figure">{count.toLocaleString('en')}</b> {count === 1 ? 'post' : 'posts'}
          </p>
        </div>
      </div>
      {posts.length === 0 ? (
        <p class="empty">No posts yet.</p>
      ) : (
        <ol class="posts">
          {posts.map(post => (
            <PostItem key={post.id} post={post} ageOf={ageOf} />
          ))}
        </ol>
      )}
    </div>
  )
}

/** `ageOf` its moment, both in ms: how a post fares depends on its age. */
export function PostView({ post, ageOf }: { readonly post: FeedPost; readonly ageOf: (madeAt: number) => number }) {
  const made = timeOfSandboxId(post.id)
  return (
    <article class="column stack" data-page="post" data-post={post.id}>
      <div class="person">
        <Avatar name={post.name} handle={post.handle} />
        <div>
          <h1 class="small">
            <a href={`/${post.handle}`}>{post.name}</a>
          </h1>
          <p class="quiet">
            @{post.handle} <NetworkLabel network={post.network} />
          </p>
        </div>
      </div>
      <p class="text large" data-text>
        <PostText text={post.text} />
      </p>
      <p class="quiet">
        <PostTime at={made} whole />
      </p>
      <EngagementFigures of={figuresOf(post, ageOf)} />
    </article>
  )
}

export function NothingView({ what }: { readonly what: string }) {
  return (
    <div class="column stack" data-page="nothing">
      <h1>{what}</h1>
      <p>
        <a href="/">To the feed</a>
      </p>
    </div>
  )
}
