import { json, type Reply } from '../../http/reply.ts'
import type { SandboxRequest } from '../../http/request.ts'
import type { KeyedPost } from '../../store/posts.ts'
import { timeOfSandboxId } from '../../store/snowflake.ts'
import type { World } from '../../world.ts'
import { cidOf } from '../ids/cid.ts'
import { didOf, findActor } from '../ids/did.ts'
import { replies } from '../replies.ts'
import { postCollection, postUri } from './post-uri.ts'

export function describeRepo(world: World, { query }: SandboxRequest): Reply {
  const repo = query.get('repo') ?? ''
  const account = findActor(world, repo)
  if (!account) return json(400, { error: 'RepoNotFound', message: `Could not find repo for DID: ${repo}` })
  const standing = world.faults.standing(account.handle)
  if (standing === 'suspended')
    return json(400, { error: 'RepoTakendown', message: `Repo has been takendown: ${repo}` })
  if (standing === 'locked')
    return json(400, { error: 'RepoDeactivated', message: `Repo has been deactivated: ${repo}` })
  return json(200, {
    handle: account.handle,
    did: didOf(account),
    collections: [postCollection],
    handleIsCorrect: true,
  })
}

/** Records at the server of their account, which anybody may read. */
export function getRecord(world: World, { query }: SandboxRequest): Reply {
  const [repo, collection, key] = [query.get('repo'), query.get('collection'), query.get('rkey')]
  if (!repo || !collection || !key) return replies.internal()
  const account = findActor(world, repo)
  // The real one asks the AppView then, also for accounts that were taken down.
  if (!account || world.faults.standing(account.handle) === 'suspended') return replies.upstream()
  const post = collection === postCollection ? world.store.posts.findByKey(account.id, key) : null
  if (!post || !isThere(world, post)) return replies.noRecord(`at://${didOf(account)}/${collection}/${key}`)
  return json(200, shapeRecord(post))
}

export function listRecords(world: World, { query }: SandboxRequest): Reply {
  const account = findActor(world, query.get('repo') ?? '')
  if (!account || world.faults.standing(account.handle) === 'suspended')
    return replies.invalid(`Could not find repo: ${query.get('repo')}`)
  const limit = Number(query.get('limit') ?? 50)
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) return replies.invalid('limit must be from 1 to 100')
  const reverse = query.get('reverse') === 'true'
  const found =
    query.get('collection') === postCollection
      ? world.store.posts.keyedOf(account.id, limit, query.get('cursor'), reverse)
      : []
  const cursor = found.at(-1)?.key
  const records = found.filter(post => isThere(world, post)).map(shapeRecord)
  return json(200, { records, ...(cursor && { cursor }) })
}

const isThere = ({ faults, now }: World, { id }: KeyedPost) =>
  timeOfSandboxId(id) <= now() - faults.settings.recordLagMs

const shapeRecord = ({ accountId: id, did, key, record }: KeyedPost) => ({
  uri: postUri(didOf({ id, did }), key),
  cid: cidOf(record),
  value: JSON.parse(record) as unknown,
})
