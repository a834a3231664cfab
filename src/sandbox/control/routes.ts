import type { Response } from 'express'
import { didOf } from '../bluesky/ids/did.ts'
import { postUri } from '../bluesky/xrpc/post-uri.ts'
import { FaultSettings } from '../faults/settings.ts'
import { json, plainText, type Reply } from '../http/reply.ts'
import type { SandboxRequest } from '../http/request.ts'
import { del, get, put, type Route } from '../http/route.ts'
import { statusAddress } from '../mastodon/api/entities.ts'
import { instanceOf } from '../mastodon/instances.ts'
import { isSandboxId } from '../store/ids.ts'
import type { ListedPost } from '../store/posts.ts'
import { firstSandboxIdAt } from '../store/snowflake.ts'
import type { World } from '../world.ts'
import { withBody } from './read-body.ts'
import { streamList } from './stream-list.ts'

/** What tests, benchmarks and the curious ask of the sandbox itself. */
export function sandboxControlRoutes(world: World): Route[] {
  const { faults, log } = world
  return [
    get('/_sandbox/posts', (req, res) => posts(world, req, res)),
    del('/_sandbox/posts/:id', req => deleteByHand(world, req)),
    get('/_sandbox/requests', (req, res) => requests(world, req, res)),
    get('/_sandbox/faults', () => json(200, faults.settings)),
    put('/_sandbox/faults', req =>
      withBody(req, FaultSettings, asked => {
        faults.set(asked)
        log.info({ faults: asked }, 'faults set')
        return json(200, faults.settings)
      }),
    ),
    del('/_sandbox/faults', () => {
      faults.set(FaultSettings.parse({}))
      return json(200, faults.settings)
    }),
    get('/healthz', () => plainText(200, 'ok')),
  ]
}

/** Every post accepted, oldest first: `[{ id, network, remoteId, account, text, at }]`. `?since=` ms of arrival. */
function posts(world: World, req: SandboxRequest, res: Response): Reply | null {
  const start = (since: number) => (since > 0 ? firstSandboxIdAt(since) - 1n : -1n)
  return streamList(req, res, start, (after, since) => {
    const page = world.store.posts.page(after, since, pageSize)
    const last = page.at(-1)
    const lines = page.map(post => {
      const { id, network, handle, text, arrivedAt } = post
      return JSON.stringify({ id, network, remoteId: remoteIdOf(world, post), account: handle, text, at: arrivedAt })
    })
    return { lines, next: last ? BigInt(last.id) : null }
  })
}

/** What its network calls it. */
function remoteIdOf({ mastodon }: World, { id, network, handle, accountId, did, key }: ListedPost): string {
  // Its address cannot be made of its number: the app keeps both.
  if (network === 'mastodon') return `${statusAddress(mastodon[instanceOf(handle).name], handle, id)}#${id}`
  return network === 'bluesky' && key !== null ? postUri(didOf({ id: accountId, did }), key) : id
}

/** As its author does it, in the network's own app. */
function deleteByHand({ store, feed, now }: World, { params }: SandboxRequest): Reply {
  const id = params.id ?? ''
  const post = isSandboxId(id) ? store.posts.find(id) : null
  if (!post || !store.posts.remove(id, post.accountId, now())) return json(404, { title: 'No such post' })
  feed.removed()
  return json(200, { id })
}

/** Every request to post seen, oldest first: arrival (ms), network, account, text, what was answered. */
function requests({ store }: World, req: SandboxRequest, res: Response): Reply | null {
  return streamList(
    req,
    res,
    () => 0,
    (after, since) => {
      const page = store.requests.page(after, since, pageSize)
      const last = page.at(-1)
      const lines = page.map(({ arrivedAt, n: _, ...request }) => JSON.stringify({ at: arrivedAt, ...request }))
      return { lines, next: last ? last.n : null }
    },
  )
}

const pageSize = 500
