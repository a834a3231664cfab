import type { FeedUpdate } from '../feed.ts'
import type { FeedPost } from '../store/posts.ts'
import { PostItem } from './post.tsx'

type FeedData = Omit<FeedUpdate, 'posts'> & {
  /** Newest first. */
  readonly posts: readonly FeedPost[]
  /** Where the list goes on, if it does. */
  readonly older: string | null
  /** The first page, which goes on by itself. */
  readonly live: boolean
}

export function FeedView({ total, skyline, posts, older, live }: FeedData) {
  return (
    <div class="wide feed" data-page="feed">
      <aside class="feed-figures sticky">
        <h1>{live ? 'What is being posted' : 'What was posted'}</h1>
        <dl>
          <div class="feed-figure">
            <dd data-figure="total">{total.toLocaleString('en')}</dd>
            <dt>posts in all</dt>
          </div>
          <div class="feed-figure">
            <dd data-figure="second">{(skyline.at(-2) ?? 0).toLocaleString('en')}</dd>
            <dt>a second</dt>
          </div>
        </dl>
        <Skyline skyline={skyline} />
        <p class="quiet hint">
          The last minute; busiest second: <b data-figure="busiest">{Math.max(...skyline).toLocaleString('en')}</b>.{' '}
          {live && <a href="/">Refresh</a>}
        </p>
      </aside>
      <section aria-label="Posts, the newest first">
        {posts.length === 0 && (
          <p class="empty" data-empty>
            Nothing yet. Posts appear here in the moment they are made.
          </p>
        )}
        <ol class="posts" data-posts data-live={live ? '/_sandbox/feed' : undefined}>
          {posts.map(post => (
            <PostItem key={post.id} post={post} />
          ))}
        </ol>
        <template data-item>
          <PostItem post={blank} />
        </template>
        {older && (
          <p class="more">
            <a href={older}>Older posts</a>
          </p>
        )}
      </section>
    </div>
  )
}

/** What the script fills in. */
const blank: FeedPost = {
  id: '0',
  accountId: '0',
  network: 'x',
  handle: '',
  name: '',
  followers: 0,
  text: '',
  arrivedAt: 0,
}

const height = 48

function Skyline({ skyline }: { readonly skyline: readonly number[] }) {
  const most = Math.max(1, ...skyline)
  return (
    <svg
      class="feed-skyline"
      viewBox={`0 0 ${skyline.length * 4} ${height + 1}`}
      preserveAspectRatio="none"
      role="img"
      aria-label="Posts of each of the last 60 seconds"
    >
      {skyline.map((posts, n) => {
        const tall = posts === 0 ? 0 : Math.max(1, (posts / most) * height)
        return <rect key={n} x={n * 4 + 0.5} width={3} y={height - tall} height={tall} />
      })}
      <path d={`M0 ${height + 0.5}H${skyline.length * 4}`} />
    </svg>
  )
}
