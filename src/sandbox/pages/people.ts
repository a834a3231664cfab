import { h } from 'preact'
import type { Wrong } from '../../ui/form.tsx'
import { type Reply, redirect } from '../http/reply.ts'
import { formOf } from '../http/request.ts'
import { get, post, type Route } from '../http/route.ts'
import { networkLabels, type SandboxNetwork, sandboxNetworks } from '../network.ts'
import { makePerson } from '../people/make.ts'
import { pickPerson } from '../people/pick.ts'
import type { World } from '../world.ts'
import { sandboxPage } from './layout.tsx'
import { PeopleView } from './people-view.tsx'
import { signedInAs } from './signed-in.ts'

/** A page for each network on which a person makes themselves up. */
export function peoplePages(world: World): Route[] {
  return sandboxNetworks.flatMap(network => [
    get(`/people/${network}`, () => people(world, network, 200, makePerson(network, Math.random))),
    post(`/people/${network}`, req => {
      const form = formOf(req)
      const person = pickPerson(world, network, form)
      if (!('wrong' in person)) return signedInAs(person, redirect(`/${person.handle}`, 303))
      const typed = { name: form.get('name') ?? '', handle: form.get('handle') ?? '' }
      return people(world, network, 422, typed, person.wrong)
    }),
  ])
}

type Typed = { readonly name: string; readonly handle: string }

function people({ store }: World, network: SandboxNetwork, status: number, typed: Typed, ...wrong: Wrong[]): Reply {
  const { accounts } = store
  const { name, handle } = typed
  const data = {
    network,
    accounts: accounts.newest(network, 60),
    total: accounts.countOf(network),
    name,
    handle,
    wrong,
  }
  return sandboxPage(status, { title: `People of ${networkLabels[network]}`, body: h(PeopleView, data) })
}
