import { setImmediate as breathe } from 'node:timers/promises'
import { z } from 'zod'
import { json, type Reply } from '../http/reply.ts'
import { originOf } from '../http/request.ts'
import { post, type Route } from '../http/route.ts'
import { standInServer } from '../mastodon/instances.ts'
import { type SandboxNetwork, sandboxNetworks } from '../network.ts'
import { type GrantOf, simulated } from '../networks.ts'
import { makePerson, numberedHandle } from '../people/make.ts'
import { handleRules, PersonName } from '../people/person.ts'
import type { NewAccount, SandboxAccount } from '../store/accounts.ts'
import type { World } from '../world.ts'
import { withBody } from './read-body.ts'

const Count = z.int().min(0)
const Account = z
  .strictObject({ handle: z.string(), name: PersonName, followers: Count })
  .partial({ followers: true, name: true })
const People = z
  .strictObject({
    network: z.enum(sandboxNetworks).default('x'),
    count: Count.max(1_000_000).optional(),
    accounts: z.array(Account).max(100_000).optional(),
    /**
     * Made-up people in place of accounts of the real network, by their ids there; only Bluesky's posts name them. Those of Mastodon
     * are all on one server.
     */
    standFor: z.array(z.string()).max(100_000).optional(),
    /** False leaves the grants out of the answer. */
    grants: z.boolean().default(true),
  })
  .refine(
    ({ count, accounts, standFor }) => [count, accounts, standFor].some(Boolean) || count === 0,
    'say `count`, or give `accounts` or `standFor`',
  )
  .superRefine(({ network, accounts = [] }, wrong) => {
    const { schema, says } = handleRules[network]
    for (const [n, { handle }] of accounts.entries())
      if (!schema.safeParse(handle).success)
        wrong.addIssue({ code: 'custom', path: ['accounts', n, 'handle'], message: says })
  })

/** In one transaction; between two of them the server answers others. */
const atOnce = 2_000

/** Makes people who have allowed the app to post for them. */
export function peopleRoutes(world: World): Route[] {
  return [post('/_sandbox/accounts', req => withBody(req, People, asked => make(world, originOf(req), asked)))]
}

type Made = { readonly account: SandboxAccount; readonly given: GrantOf }

async function make(world: World, origin: string, asked: z.infer<typeof People>): Promise<Reply> {
  const { network, accounts: given = [], standFor = [], grants } = asked
  const count = (asked.count ?? 0) + standFor.length
  const made: Made[] = []
  for (let from = 0; from < given.length; from += atOnce) {
    const some = given.slice(from, from + atOnce).map(one => ({ network, name: one.handle, followers: 100, ...one }))
    const taken = takenIn(world, some)
    if (taken.length > 0) return json(409, { title: 'Taken', detail: `These handles are taken: ${taken.join(', ')}` })
    made.push(...add(world, network, origin, some))
    await breathe()
  }
  for (let from = 0; from < count; from += atOnce) {
    const some = Array.from({ length: Math.min(atOnce, count - from) }, (_, n) => ({
      ...makePerson(network, Math.random, standFor[from + n] === undefined ? undefined : standInServer),
      did: network === 'bluesky' ? (standFor[from + n] ?? null) : null,
    }))
    made.push(...add(world, network, origin, some))
    await breathe()
  }
  return json(
    200,
    made.map(one => shown(one, origin, grants)),
  )
}

/** With the host that posts go to. `token` and `secret` of a grant of X stand beside it too. */
function shown({ account, given }: Made, origin: string, grants: boolean) {
  const { network, handle, name, followers } = account
  const { id, grant, host = new URL(origin).host, profileUrl = `${origin}/${handle}` } = given
  const known = { id, network, handle, name, followers, host, profileUrl }
  return { ...known, ...(grants && { ...(network === 'x' && grant), grant }) }
}

/** In their order. Whose handle is taken gets one with a number. */
function add(world: World, network: SandboxNetwork, origin: string, some: readonly NewAccount[]): Made[] {
  const { store, now } = world
  const grant = (account: SandboxAccount) => simulated[network].grant(world, account, origin)
  const made = store.accounts.addGranted(some, grant, now())
  const taken = some.flatMap((one, n) => (made[n] === null ? [{ one, n }] : []))
  const before = taken.length > 0 ? store.accounts.count() : 0
  const renamed = taken.map(({ one, n }) => ({ ...one, handle: numberedHandle(network, one.handle, before + n) }))
  for (const [at, one] of store.accounts.addGranted(renamed, grant, now()).entries()) made[taken[at]?.n ?? -1] = one
  return made.filter(one => one !== null)
}

function takenIn({ store }: World, some: readonly NewAccount[]): string[] {
  const seen = new Set<string>()
  return some
    .map(one => one.handle)
    .filter(handle => seen.size === seen.add(handle.toLowerCase()).size || store.accounts.findByHandle(handle) !== null)
}
