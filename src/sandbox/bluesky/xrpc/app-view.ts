import { engagement } from '../../growth/engagement.ts'
import { json, type Reply } from '../../http/reply.ts'
import type { SandboxRequest } from '../../http/request.ts'
import type { SandboxAccount } from '../../store/accounts.ts'
import type { KeyedPost } from '../../store/posts.ts'
import { timeOfSandboxId } from '../../store/snowflake.ts'
import type { World } from '../../world.ts'
import { cidOf } from '../ids/cid.ts'
import { didOf, findActor } from '../ids/did.ts'
import { replies } from '../replies.ts'
import { postUri, readPostUri } from './post-uri.ts'

const mostPosts = 25

/** Posts with their figures. Those that are not there are left out without a word. */
export function getPosts(world: World, { query }: SandboxRequest): Reply {
  const uris = query.getAll('uris')
  if (uris.length === 0 || uris.length > mostPosts)
    return replies.invalid(`Error: uris must have from 1 to ${mostPosts} elements`)
  const asked = uris.map(readPostUri)
  if (asked.includes(null)) return replies.invalid('Error: uris must be a valid at-uri')
  const posts = asked.flatMap(one => {
    const account = one && findActor(world, one.actor)
    const post = account && isShown(world, account) ? world.store.posts.findByKey(account.id, one.key) : null
    return post && isIndexed(world, post) ? [shapePost(world, post)] : []
  })
  return json(200, { posts })
}

export function getProfile(world: World, { query }: SandboxRequest): Reply {
  const account = findActor(world, query.get('actor') ?? '')
  if (!account) return replies.invalid('Profile not found')
  if (!isShown(world, account)) return json(400, { error: 'AccountTakedown', message: 'Account has been suspended' })
  return json(200, {
    ...shapeAuthor(account),
    followersCount: account.followers,
    followsCount: Math.round(40 + Math.sqrt(account.followers) * 6),
    postsCount: world.store.posts.countOf(account.id),
    indexedAt: new Date(timeOfSandboxId(account.id)).toISOString(),
  })
}

const isShown = ({ faults }: World, { handle }: SandboxAccount) => faults.standing(handle) !== 'suspended'

/** The AppView follows the servers of accounts, late where it is set to. */
const isIndexed = ({ faults, now }: World, { id }: KeyedPost) =>
  timeOfSandboxId(id) <= now() - faults.settings.readBackLagMs

function shapePost({ growth }: World, post: KeyedPost) {
  const made = timeOfSandboxId(post.id)
  const {
    likes,
    reposts,
    replies: answers,
    quotes,
    bookmarks,
  } = engagement(post.id, post.followers, growth.ageOf(made))
  return {
    uri: postUri(didOf({ ...post, id: post.accountId }), post.key),
    cid: cidOf(post.record),
    author: shapeAuthor({ ...post, id: post.accountId }),
    record: JSON.parse(post.record) as unknown,
    bookmarkCount: bookmarks,
    replyCount: answers,
    repostCount: reposts,
    likeCount: likes,
    quoteCount: quotes,
    indexedAt: new Date(made).toISOString(),
    labels: [],
  }
}

const shapeAuthor = (account: SandboxAccount) => ({
  did: didOf(account),
  handle: account.handle,
  displayName: account.name,
  labels: [],
  createdAt: new Date(timeOfSandboxId(account.id)).toISOString(),
})
