import { engagement } from '../../growth/engagement.ts'
import type { SandboxAccount } from '../../store/accounts.ts'
import type { FeedPost } from '../../store/posts.ts'
import { timeOfSandboxId } from '../../store/snowflake.ts'
import type { World } from '../../world.ts'
import { pieces } from '../../x/api/text.ts'
import { localName } from '../instances.ts'
import type { MastodonServer } from '../server.ts'

export function shapeAccount({ store }: World, { origin }: MastodonServer, account: SandboxAccount) {
  const name = localName(account.handle)
  return {
    id: account.id,
    username: name,
    acct: name,
    display_name: account.name,
    locked: false,
    bot: false,
    discoverable: true,
    indexable: true,
    group: false,
    created_at: time(timeOfSandboxId(account.id)),
    note: '',
    url: `${origin}/@${name}`,
    uri: `${origin}/users/${name}`,
    avatar: `${origin}/assets/avatar.png`,
    avatar_static: `${origin}/assets/avatar.png`,
    header: `${origin}/assets/header.png`,
    header_static: `${origin}/assets/header.png`,
    followers_count: account.followers,
    following_count: Math.round(40 + Math.sqrt(account.followers) * 6),
    statuses_count: store.posts.countOf(account.id),
    last_status_at: null,
    hide_collections: null,
    noindex: false,
    emojis: [],
    roles: [],
    fields: [],
  }
}

/** What the account sees of itself beside it. */
export const ownSource = {
  source: { privacy: 'public', sensitive: false, language: null, note: '', fields: [], follow_requests_count: 0 },
  role: { id: '-99', name: '', permissions: '65536', color: '', highlighted: false },
}

export function shapeStatus(world: World, server: MastodonServer, post: FeedPost) {
  const { instance, origin } = server
  const { growth, store } = world
  const made = timeOfSandboxId(post.id)
  const account = store.accounts.find(post.accountId)
  const name = localName(post.handle)
  const { likes, reposts, replies, quotes } = engagement(post.id, post.followers, growth.ageOf(made))
  return {
    id: post.id,
    created_at: time(made),
    in_reply_to_id: null,
    in_reply_to_account_id: null,
    sensitive: false,
    spoiler_text: '',
    visibility: 'public',
    language: 'en',
    uri: `${origin}/users/${name}/statuses/${post.id}`,
    url: statusAddress(server, post.handle, post.id),
    replies_count: replies,
    reblogs_count: reposts,
    favourites_count: likes,
    quotes_count: quotes,
    edited_at: null,
    content: contentOf(post.text),
    reblog: null,
    application: instance.habits === 'family' ? null : { name: 'sandbox', website: null },
    account: account && shapeAccount(world, server, account),
    media_attachments: [],
    mentions: [],
    tags: [],
    emojis: [],
    card: null,
    poll: null,
    quote: null,
    filtered: [],
  }
}

/** Where people see a post. */
export const statusAddress = ({ origin }: MastodonServer, handle: string, id: string): string =>
  `${origin}/@${localName(handle)}/${id}`

/** As servers make pages of texts: paragraphs, and links that are shown shortened. */
export function contentOf(text: string): string {
  const paragraphs = pieces(text)
    .map(({ text: shown, href }) =>
      href
        ? `<a href="${escaped(href)}" target="_blank" rel="nofollow noopener" translate="no"><span class="invisible">${href.startsWith('https') ? 'https' : 'http'}://</span><span class="">${escaped(href.replace(/^https?:\/\//, ''))}</span></a>`
        : escaped(shown),
    )
    .join('')
  return paragraphs
    .split(/\n{2,}/)
    .map(paragraph => `<p>${paragraph.replaceAll('\n', '<br />')}</p>`)
    .join('')
}

const escaped = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')

const time = (ms: number) => new Date(ms).toISOString()
