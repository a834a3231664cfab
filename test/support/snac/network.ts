import { z } from 'zod'
import type { Grant } from '../../../src/networks/account.ts'
import type { SignInResult } from '../../../src/networks/connector.ts'
import { mastodonNetwork } from '../../../src/networks/mastodon/network.ts'
import { mastodonSettings, mastodonShape } from '../../../src/networks/mastodon/settings.ts'
import type { Network } from '../../../src/networks/port.ts'
import type { Servers } from '../../../src/networks/servers.ts'
import { rememberingServers } from '../servers.ts'
import type { Person } from './start.ts'

export const baseUrl = 'https://thunderclap.ngo'
export const callbackUrl = `${baseUrl}/auth/mastodon/callback`

/** Settings of an installation whose servers of Mastodon are these, on this machine. */
export const environmentOn = (...hosts: string[]) => ({ MASTODON: 'on', MASTODON_LOCAL_SERVERS: hosts.join(',') })

export const settingsOn = (...hosts: string[]) =>
  mastodonSettings(z.object(mastodonShape).parse(environmentOn(...hosts)), null, baseUrl)

export const networkOn = (hosts: readonly string[], servers: Servers = rememberingServers()): Network =>
  mastodonNetwork(settingsOn(...hosts), servers)

/** What the server's form is answered with. Returns the address that leads back to the application. */
export async function consent(authorizeUrl: string, { name, password }: Person): Promise<string> {
  const form = await (await fetch(authorizeUrl)).text()
  const action = /<form[^>]*action="([^"]+)"/.exec(form)?.[1]
  if (!action) throw new Error(`no form: ${form.slice(0, 300)}`)
  const hidden = [...form.matchAll(/<input[^>]*type="hidden"[^>]*name="([^"]+)"[^>]*value="([^"]*)"/g)]
  const fields = new URLSearchParams(
    hidden.map(([, field = '', value = '']) => [field, value.replaceAll('&amp;', '&')]),
  )
  fields.set('login', name)
  fields.set('passwd', password)
  const answer = await fetch(new URL(action, authorizeUrl), { method: 'POST', body: fields, redirect: 'manual' })
  const back = answer.headers.get('location')
  if (!back) throw new Error(`the server led nowhere: ${answer.status}`)
  return back
}

/** Leaves for the server that `typed` names, and says yes as this person. Returns what the sign-in comes to. */
export async function signIn(network: Network, person: Person, typed = `@${person.name}@${person.host}`) {
  const begun = await leave(network, typed)
  return arrive(network, begun, await consent(begun.url, person))
}

export async function leave({ connector }: Network, typed: string) {
  const departure = await connector.depart(callbackUrl, typed)
  if (departure.kind !== 'leave') throw new Error(JSON.stringify(departure))
  return departure
}

export async function arrive(
  { connector }: Network,
  { pending }: Awaited<ReturnType<typeof leave>>,
  back: string,
): Promise<SignInResult> {
  const read = connector.read(Object.fromEntries(new URL(back).searchParams))
  if (read?.kind !== 'allowed' || read.key !== pending.key) throw new Error(JSON.stringify(read))
  return connector.arrive(pending, read.proof)
}

export async function grantOf(network: Network, person: Person): Promise<Grant> {
  const result = await signIn(network, person)
  if (result.kind !== 'granted') throw new Error(JSON.stringify(result))
  return result.grant
}
