import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Config } from '../config.ts'
import { bluesky } from './bluesky/registration.ts'
import { mastodon } from './mastodon/registration.ts'
import type { Network, NetworkName, Posting } from './port.ts'
import type { Registration } from './registration.ts'
import { x } from './x/registration.ts'

/** The networks that this version posts to, a line each. The names in port.ts are more: of whatever people share on. */
const all: Readonly<Partial<Record<NetworkName, Registration>>> = { x, bluesky, mastodon }

export const registered = Object.entries(all) as readonly [NetworkName, Registration][]

export type Networks = ReadonlyMap<NetworkName, Network>
export type Postings = ReadonlyMap<NetworkName, Posting>

/** The pure halves alone, for senders: they start without what signing in, reading and measuring would load. */
export const createPostings = (config: Config): Postings =>
  new Map(registered.filter(([, one]) => one.isOn(config)).map(([name, { posting }]) => [name, posting(config)]))

/** With anything else than its director has, networks would refuse what a sender sends. */
export const sharedSettings = (config: Config): Readonly<Record<string, string>> =>
  Object.assign({}, ...registered.filter(([, one]) => one.isOn(config)).map(([, one]) => one.sharedSettings(config)), {
    'the version of Thunderclap': version,
  })

const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')))
