import { setImmediate as breathe } from 'node:timers/promises'
import { z } from 'zod'
import { json, type Reply } from '../http/reply.ts'
import { post, type Route } from '../http/route.ts'
import { makePerson, numberedHandle } from '../people/make.ts'
import { Handle, PersonName } from '../people/person.ts'
import type { GrantedAccount, NewAccount } from '../store/accounts.ts'
import type { World } from '../world.ts'
import { withBody } from './read-body.ts'

const People = z
  .strictObject({
    count: z.int().min(0).max(1_000_000).optional(),
    accounts: z
      .array(
        z
          .strictObject({ handle: Handle, name: PersonName, followers: z.int().min(0) })
          .partial({ followers: true, name: true }),
      )
      .max(100_000)
      .optional(),
    /** False leaves the access tokens out of the answer. */
    grants: z.boolean().default(true),
  })
  .refine(({ count, accounts }) => count !== undefined || accounts !== undefined, 'say `count`, or give `accounts`')

/** In one transaction; between two of them the server answers others. */
const atOnce = 2_000

/** Makes people who have allowed the app to post for them. */
export function peopleRoutes(world: World, app: string): Route[] {
  return [post('/_sandbox/accounts', req => withBody(req, People, asked => make(world, app, asked)))]
}

async function make(
  world: World,
  app: string,
  { accounts: given = [], count = 0, grants }: z.infer<typeof People>,
): Promise<Reply> {
  const made: GrantedAccount[] = []
  for (let from = 0; from < given.length; from += atOnce) {
    const some = given.slice(from, from + atOnce).map(one => ({ name: one.handle, followers: 100, ...one }))
    const taken = takenIn(world, some)
    if (taken.length > 0) return json(409, { title: 'Taken', detail: `These handles are taken: ${taken.join(', ')}` })
    made.push(...add(world, app, some))
  }
  while (made.length < given.length + count) {
    const some = Array.from({ length: Math.min(atOnce, given.length + count - made.length) }, () =>
      makePerson(Math.random),
    )
    made.push(...add(world, app, some))
    await breathe()
  }
  return json(200, grants ? made : made.map(({ id, handle, name, followers }) => ({ id, handle, name, followers })))
}

/** Whose handle is taken gets one with a number. */
function add({ store, now }: World, app: string, some: readonly NewAccount[]): GrantedAccount[] {
  const first = store.accounts.addGranted(some, app, now())
  const again = some.filter((_, n) => first[n] === null)
  const before = again.length > 0 ? store.accounts.count() : 0
  const renamed = again.map((one, n) => ({ ...one, handle: numberedHandle(one.handle, before + n) }))
  return [...first, ...store.accounts.addGranted(renamed, app, now())].filter(one => one !== null)
}

function takenIn({ store }: World, some: readonly NewAccount[]): string[] {
  const seen = new Set<string>()
  return some
    .map(one => one.handle)
    .filter(handle => seen.size === seen.add(handle.toLowerCase()).size || store.accounts.findByHandle(handle) !== null)
}
