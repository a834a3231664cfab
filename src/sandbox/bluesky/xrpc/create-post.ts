import { randomInt } from 'node:crypto'
import { json, type Reply } from '../../http/reply.ts'
import type { Accepted } from '../../posting.ts'
import type { SandboxAccount } from '../../store/accounts.ts'
import type { World } from '../../world.ts'
import { cidOf } from '../ids/cid.ts'
import { didOf } from '../ids/did.ts'
import { isTid, tidOf } from '../ids/tid.ts'
import { replies } from '../replies.ts'
import { postCollection, postUri } from './post-uri.ts'
import type { ReadRecord } from './record.ts'

/** Takes a post, under a key that is made where none is given, or refuses it. Durable after the next commit. `arrivedAt` in ms. */
export function createPost(
  world: World,
  account: SandboxAccount,
  given: string | undefined,
  record: ReadRecord,
  arrivedAt: number,
): Accepted {
  const { store, faults, feed, now } = world
  const { id: accountId, ...author } = account
  const standing = faults.standing(author.handle)
  if (standing === 'suspended') return refused(standing, replies.takenDown())
  if (standing === 'locked') return refused(standing, replies.deactivated())
  if (given !== undefined && !isTid(given)) return refused('invalid-key', replies.invalid(notTid(given)))
  if (record.kind === 'invalid') return refused('invalid-record', replies.invalid(record.why))
  const key = given ?? tidOf(now(), randomInt(1024))
  const { text, json: made } = record
  const id = store.posts.addKeyed({ accountId, text, key, record: made }, arrivedAt, now())
  if (id === null) return refused('key-exists', replies.internal())
  faults.countAccepted()
  feed.posted({ id, accountId, text, arrivedAt, ...author })
  const commit = { cid: cidOf(`${id} ${made}`), rev: tidOf(now(), 0) }
  const body = { uri: postUri(didOf(account), key), cid: cidOf(made), commit, validationStatus: 'valid' }
  return { reply: json(200, body), answer: 'posted', postId: id }
}

const notTid = (key: string) =>
  /^[A-Za-z0-9._:~-]{1,512}$/.test(key)
    ? `Invalid record key for ${postCollection}: Invalid TID string (got "${key}") at $`
    : `Invalid record key (got "${key}") at $.rkey`

const refused = (answer: string, reply: Reply): Accepted => ({ reply, answer, postId: null })
