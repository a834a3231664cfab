import type { Engagement } from '../growth/engagement.ts'
import { figuresOf } from '../growth/figures.ts'
import { networkLabels } from '../network.ts'
import type { FeedPost } from '../store/posts.ts'
import { timeOfSandboxId } from '../store/snowflake.ts'
import { pieces } from '../x/api/text.ts'
import { Avatar } from './avatar.tsx'

/** A post in a list. Its time is when the network took it; `ageOf` that moment (ms) shows how it fares. */
export function PostItem({ post, ageOf }: { readonly post: FeedPost; readonly ageOf?: (madeAt: number) => number }) {
  const { id, handle, name, text } = post
  return (
    <li class="feed-post" data-post={id} data-account={handle}>
      <Avatar name={name} handle={handle} />
      <div>
        <p class="who">
          <a class="name one-line" href={`/${handle}`}>
            {name}
          </a>{' '}
          <span class="quiet handle one-line">@{handle}</span>
          <NetworkLabel network={post.network} />
          <a class="when" href={`/${handle}/status/${id}`}>
            <PostTime at={timeOfSandboxId(id)} />
          </a>
        </p>
        <p class="text" data-text>
          <PostText text={text} />
        </p>
        {ageOf && <EngagementFigures of={figuresOf(post, ageOf)} />}
      </div>
    </li>
  )
}

export const NetworkLabel = ({ network }: Pick<FeedPost, 'network'>) => (
  <span class="network">{networkLabels[network]}</span>
)

export function EngagementFigures({ of }: { readonly of: Partial<Engagement> }) {
  return (
    <dl class="cluster engagement">
      {Object.entries(of).map(([name, figure]) => (
        <div key={name} class="engagement-figure">
          <dd class="figure" data-figure={name}>
            {figure.toLocaleString('en')}
          </dd>
          <dt>{name}</dt>
        </div>
      ))}
    </dl>
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

/** UTC here; the script, where there is one, makes it the reader's own time. `whole` is with the day. */
export function PostTime({ at, whole = false }: { readonly at: number; readonly whole?: boolean }) {
  const iso = new Date(at).toISOString()
  return (
    <time dateTime={iso} title={iso} data-whole={whole}>
      {whole ? `${iso.slice(0, 10)} ${iso.slice(11, 23)} UTC` : iso.slice(11, 23)}
    </time>
  )
}
