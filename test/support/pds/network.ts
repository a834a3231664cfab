import { z } from 'zod'
import type { Grant } from '../../../src/networks/account.ts'
import { blueskyNetwork } from '../../../src/networks/bluesky/network.ts'
import { blueskySettings, blueskyShape } from '../../../src/networks/bluesky/settings.ts'
import type { ClientKeys, Network } from '../../../src/networks/port.ts'
import { consent } from './consent.ts'
import type { Person } from './people.ts'
import type { Pds } from './start.ts'

/** As npm start has it on one's own machine: a development client. */
const ownMachine = 'http://127.0.0.1:3000'

/** Settings of an installation with this server as all of Bluesky. */
export const environmentOn = (pds: Pds) => ({
  BLUESKY: 'on',
  BLUESKY_PLC_URL: pds.plcUrl,
  BLUESKY_HANDLE_RESOLVER_URL: pds.url,
  BLUESKY_ENTRYWAY_URL: pds.url,
  // Nobody answers there: what it tells is dispensable.
  BLUESKY_APPVIEW_URL: 'http://127.0.0.1:9',
})

export const settingsFor = (pds: Pds, baseUrl = ownMachine) =>
  blueskySettings(z.object(blueskyShape).parse(environmentOn(pds)), null, baseUrl)

/** The network of a machine of one's own, with this server as all of Bluesky. */
export const networkOn = (pds: Pds): Network => blueskyNetwork(settingsFor(pds), () => [])

/** That of an installation with a public address, whose documents the server finds without the internet. */
export async function publicNetworkOn(
  pds: Pds,
  keys: ClientKeys,
  baseUrl = 'https://thunderclap.ngo',
): Promise<Network> {
  const network = blueskyNetwork(settingsFor(pds, baseUrl), keys)
  await publish(pds, network, baseUrl)
  return network
}

/** What the server fetches from us from now on. */
export async function publish(pds: Pds, { documents }: Network, baseUrl = 'https://thunderclap.ngo'): Promise<void> {
  for (const [path, document] of Object.entries(documents ?? {}))
    await pds.tell({ do: 'serve', url: `${baseUrl}${path}`, document: document() })
}

/** Signs a person in by their handle, and says yes for them. */
export async function grantOf({ connector }: Network, person: Person, baseUrl = ownMachine): Promise<Grant> {
  const departure = await connector.depart(`${baseUrl}/auth/bluesky/callback`, person.handle)
  if (departure.kind !== 'leave') throw new Error(JSON.stringify(departure))
  const back = connector.read(Object.fromEntries(new URL(await consent(departure.url, person)).searchParams))
  if (back?.kind !== 'allowed') throw new Error(JSON.stringify(back))
  const arrival = await connector.arrive(departure.pending, back.proof)
  if (arrival.kind !== 'granted') throw new Error(JSON.stringify(arrival))
  return arrival.grant
}
