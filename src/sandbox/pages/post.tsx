import { pieces } from '../api/text.ts'
import type { FeedPost } from '../store/posts.ts'
import { timeOfId } from '../store/snowflake.ts'
import { Avatar } from './avatar.tsx'

/** A post in a list. Its time is when the network took it. */
export function PostItem({ post }: { readonly post: FeedPost }) {
  const { id, handle, name, text } = post
  return (
    <li class="post" data-post={id} data-account={handle}>
      <Avatar name={name} handle={handle} />
      <div>
        <p class="who">
          <a class="name" href={`/${handle}`}>
            {name}
          </a>{' '}
          <span class="handle">@{handle}</span>
          <a class="when" href={`/${handle}/status/${id}`}>
            <Moment at={timeOfId(id)} />
          </a>
        </p>
        <p class="text" data-text>
          <PostText text={text} />
        </p>
      </div>
    </li>
  )
}

/** Links open elsewhere, and tell nobody where from. */
export function PostText({ text }: { readonly text: string }) {
  return (
    <>
      {pieces(text).map(({ text, href }) =>
        href ? (
          <a key={href} href={href} rel="nofollow noreferrer noopener" target="_blank">
            {text}
          </a>
        ) : (
          text
        ),
      )}
    </>
  )
}

/** UTC here; the script, where there is one, makes it the reader's own time. */
export function Moment({ at }: { readonly at: number }) {
  const iso = new Date(at).toISOString()
  return (
    <time dateTime={iso} title={iso}>
      {iso.slice(11, 23)}
    </time>
  )
}
