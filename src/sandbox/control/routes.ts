import { FaultSettings } from '../faults/settings.ts'
import { jsonOf, type SandboxRequest } from '../http/call.ts'
import { json, plainText, type Reply } from '../http/reply.ts'
import type { Route } from '../http/router.ts'
import { firstSandboxIdAt } from '../store/snowflake.ts'
import type { World } from '../world.ts'
import { invalid } from './invalid.ts'
import { streamList } from './stream-list.ts'

/** What tests, benchmarks and the curious ask of the sandbox itself. */
export function sandboxControlRoutes(world: World): Route[] {
  const { faults } = world
  return [
    { method: 'GET', path: '/_sandbox/posts', answer: call => posts(world, call) },
    { method: 'GET', path: '/_sandbox/requests', answer: call => requests(world, call) },
    { method: 'GET', path: '/_sandbox/faults', answer: () => json(200, faults.settings) },
    { method: 'PUT', path: '/_sandbox/faults', answer: call => setFaults(world, call) },
    {
      method: 'DELETE',
      path: '/_sandbox/faults',
      answer: () => {
        faults.set(FaultSettings.parse({}))
        return json(200, faults.settings)
      },
    },
    { method: 'GET', path: '/healthz', answer: () => plainText(200, 'ok') },
  ]
}

function setFaults({ faults, log }: World, call: SandboxRequest): Reply {
  const asked = FaultSettings.safeParse(jsonOf(call))
  if (!asked.success) return invalid(asked.error)
  faults.set(asked.data)
  log.info({ faults: asked.data }, 'faults set')
  return json(200, faults.settings)
}

/** Every post accepted, oldest first: `[{ id, network, account, text, at }]`. `?since=` ms of arrival. */
function posts({ store }: World, call: SandboxRequest): Reply | null {
  const since = sinceOf(call)
  if (since === null) return badSince
  const start = since > 0 ? firstSandboxIdAt(since) - 1n : -1n
  return streamList(call, start, after => {
    const page = store.posts.page(after, since, pageSize)
    const last = page.at(-1)
    const lines = page.map(({ id, handle, text, arrivedAt }) =>
      JSON.stringify({ id, network: 'x', account: handle, text, at: arrivedAt }),
    )
    return { lines, next: last ? BigInt(last.id) : null }
  })
}

/** Every `POST /2/tweets` seen, oldest first: arrival (ms), account, text, what was answered. */
function requests({ store }: World, call: SandboxRequest): Reply | null {
  const since = sinceOf(call)
  if (since === null) return badSince
  return streamList(call, 0, after => {
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
