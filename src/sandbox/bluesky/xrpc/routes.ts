import type { Response } from 'express'
import { finish, replyOf } from '../../faults/finish.ts'
import type { ErrorEntry } from '../../faults/settings.ts'
import { json, type Reply } from '../../http/reply.ts'
import type { SandboxRequest } from '../../http/request.ts'
import { get, post, type Route } from '../../http/route.ts'
import type { World } from '../../world.ts'
import { didOf } from '../ids/did.ts'
import { replies } from '../replies.ts'
import { getPosts, getProfile } from './app-view.ts'
import { callerOf } from './caller.ts'
import { createRecord, createRecordPath } from './create-record.ts'
import { didDocument, resolveHandle } from './identity.ts'
import { describeRepo, getRecord, listRecords } from './records.ts'

type Read = (world: World, req: SandboxRequest) => Reply

/** Servers of accounts, the AppView and the directory of DIDs, all at one address. */
export function xrpcRoutes(world: World): Route[] {
  const read = (name: string, answer: Read, on: ErrorEntry['on'] = 'read') =>
    get(`/xrpc/${name}`, (req, res) => behindFaults(world, req, res, on, answer))
  return [
    post(createRecordPath, (req, res) => createRecord(world, req, res)),
    post('/xrpc/com.atproto.repo.deleteRecord', req => deleteRecord(world, req)),
    read('com.atproto.repo.describeRepo', describeRepo),
    read('com.atproto.repo.getRecord', getRecord),
    read('com.atproto.repo.listRecords', listRecords),
    read('com.atproto.server.getSession', getSession),
    read('app.bsky.actor.getProfile', getProfile),
    read('app.bsky.feed.getPosts', getPosts),
    read('com.atproto.identity.resolveHandle', resolveHandle, 'resolve'),
    get('/xrpc/_health', () => json(200, { version: 'sandbox' })),
    // Asked for as `/did:plc:…`, whatever the path of the directory's address.
    get(/^(\/plc)?\/did(:|%3A)plc(:|%3A)[^/]+$/i, (req, res) => behindFaults(world, req, res, 'resolve', didDocument)),
  ]
}

function behindFaults(world: World, req: SandboxRequest, res: Response, on: ErrorEntry['on'], read: Read): null {
  const limit = world.bluesky.limits.take('accounts')
  const fault = world.faults.draw('bluesky', on, actorOf(req))
  const own = limit.allowed ? read(world, req) : replies.overLimit(limit.headers)
  const instead = fault && replyOf('bluesky', fault, world.now())
  const reply = instead ?? { ...own, headers: { ...limit.headers, ...own.headers } }
  world.store.afterCommit(() => finish(res, reply, fault, world.faults.latency()))
  return null
}

/** Whom a question is about, where it names a handle: a fault may be for some people only. */
const actorOf = ({ query }: SandboxRequest) => query.get('handle') ?? query.get('actor')

function getSession(world: World, req: SandboxRequest): Reply {
  const caller = callerOf(world, req)
  const nonce = { 'dpop-nonce': world.bluesky.nonces.next() }
  if (caller.kind === 'nobody') return { ...caller.reply, headers: { ...nonce, ...caller.reply.headers } }
  const { handle } = caller.account
  const standing = world.faults.standing(handle)
  if (standing === 'suspended') return { ...replies.takenDown(), headers: { ...replies.takenDown().headers, ...nonce } }
  return json(200, { did: didOf(caller.account), handle, active: standing === 'good' }, nonce)
}

/** Permissions of the sandbox are for creating alone. */
function deleteRecord(world: World, req: SandboxRequest): Reply {
  const caller = callerOf(world, req)
  const reply = caller.kind === 'nobody' ? caller.reply : replies.scopeMissing('repo:app.bsky.feed.post?action=delete')
  return { ...reply, headers: { 'dpop-nonce': world.bluesky.nonces.next(), ...reply.headers } }
}
