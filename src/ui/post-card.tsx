import type { ComponentChildren } from 'preact'
import type { NetworkName, Post } from '../networks/port.ts'
import { NetworkMark } from './network-mark.tsx'

type Author = { readonly name: string; readonly handle: string }

type PostCardProps = {
  readonly text: string
  readonly network: NetworkName
  readonly author?: Author | null
  /** Beside its link. */
  readonly card?: Post['card']
  /** Under the text: when it goes out or went out. */
  readonly when?: ComponentChildren
  /** The script of the form next to it keeps the text up to date. */
  readonly live?: boolean
}

/** A post as its network will show it: line ends kept, tags and links told apart. */
export function PostCard({ text, network, author, card, when, live }: PostCardProps) {
  return (
    <figure class="post">
      <figcaption class="post-head">
        {author ? (
          <>
            <span class="post-face" aria-hidden="true">
              {[...author.name][0] ?? '·'}
            </span>
            <span class="post-author">
              <strong>
                <bdi>{author.name}</bdi>
              </strong>
              <span class="quiet">
                <bdi>@{author.handle}</bdi>
              </span>
            </span>
          </>
        ) : (
          <>
            <span class="post-face" aria-hidden="true" />
            <span class="post-author post-nobody" aria-hidden="true">
              <span />
              <span />
            </span>
          </>
        )}
        <NetworkMark network={network} />
      </figcaption>
      <p class="post-text" dir="auto" data-preview={live ? '' : undefined}>
        {toned(text)}
      </p>
      {card && (
        <div class="post-link">
          <p class="quiet">{new URL(card.url).host}</p>
          <p>
            <strong>{card.title}</strong>
          </p>
          <p>{card.description}</p>
        </div>
      )}
      {when && <p class="post-when quiet">{when}</p>}
    </figure>
  )
}

const tagOrLink = /([#$][\p{L}\p{N}_]+|https?:\/\/[^\s]+)/u

/** Odd parts of a split by one group are what the group matched. */
function toned(text: string): ComponentChildren {
  return text.split(tagOrLink).map((part, index) =>
    index % 2 === 1 ? (
      <span key={`${index}`} class="post-tag">
        {part}
      </span>
    ) : (
      part
    ),
  )
}
