import { type Instance, type InstanceName, instanceNames, instances } from './instances.ts'

/** What one server of Mastodon keeps in memory, and where it listens. */
export type MastodonServer = {
  readonly instance: Instance
  /** Scheme, host and port; empty until it listens. */
  origin: string
  /** The account that signed in last: of the family, the next token is theirs. */
  lastSignedIn: string | null
}

export type MastodonServers = Readonly<Record<InstanceName, MastodonServer>>

export const createMastodonServers = (): MastodonServers =>
  Object.fromEntries(
    instanceNames.map(name => [name, { instance: instances[name], origin: '', lastSignedIn: null }]),
  ) as Record<InstanceName, MastodonServer>
