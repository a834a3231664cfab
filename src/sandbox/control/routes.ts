import type { Response } from 'express'
import { FaultSettings } from '../faults/settings.ts'
import { json, plainText, type Reply } from '../http/reply.ts'
import { jsonOf, type SandboxRequest } from '../http/request.ts'
import { del, get, put, type Route } from '../http/route.ts'
import { firstSandboxIdAt } from '../store/snowflake.ts'
import type { World } from '../world.ts'
import { invalid } from './invalid.ts'
import { streamList } from './stream-list.ts'

/** What tests, benchmarks and the curious ask of the sandbox itself. */
export function sandboxControlRoutes(world: World): Route[] {
  const { faults } = world
  return [
    get('/_sandbox/posts', (req, res) => posts(world, req, res)),
    get('/_sandbox/requests', (req, res) => requests(world, req, res)),
    get('/_sandbox/faults', () => json(200, faults.settings)),
    put('/_sandbox/faults', req => setFaults(world, req)),
    del('/_sandbox/faults', () => {
      faults.set(FaultSettings.parse({}))
      return json(200, faults.settings)
    }),
    get('/healthz', () => plainText(200, 'ok')),
  ]
}

function setFaults({ faults, log }: World, req: SandboxRequest): Reply {
  const asked = FaultSettings.safeParse(jsonOf(req))
  if (!asked.success) return invalid(asked.error)
  faults.set(asked.data)
  log.info({ faults: asked.data }, 'faults set')
  return json(200, faults.settings)
}

/** Every post accepted, oldest first: `[{ id, network, account, text, at }]`. `?since=` ms of arrival. */
function posts({ store }: World, req: SandboxRequest, res: Response): Reply | null {
  const since = sinceOf(req)
  if (since === null) return badSince
  const start = since > 0 ? firstSandboxIdAt(since) - 1n : -1n
  return streamList(res, start, after => {
    const page = store.posts.page(after, since, pageSize)
    const last = page.at(-1)
    const lines = page.map(({ id, handle, text, arrivedAt }) =>
      JSON.stringify({ id, network: 'x', account: handle, text, at: arrivedAt }),
    )
    return { lines, next: last ? BigInt(last.id) : null }
  })
}

/** Every `POST /2/tweets` seen, oldest first: arrival (ms), account, text, what was answered. */
function requests({ store }: World, req: SandboxRequest, res: Response): Reply | null {
  const since = sinceOf(req)
  if (since === null) return badSince
  return streamList(res, 0, after => {
    const page = store.requests.page(after, since, pageSize)
    const last = page.at(-1)
    const lines = page.map(({ arrivedAt, n: _, ...request }) => JSON.stringify({ at: arrivedAt, ...request }))
    return { lines, next: last ? last.n : null }
  })
}

const pageSize = 500
const badSince = json(400, { title: 'Not understood', detail: 'since: a moment in ms since 1970' })

function sinceOf({ query }: SandboxRequest): number | null {
  const given = query.get('since') ?? '0'
  return /^\d{1,15}(\.\d+)?$/.test(given) ? Number(given) : null
}
