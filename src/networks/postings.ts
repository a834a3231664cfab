import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Config } from '../config.ts'
import type { NetworkName, Posting } from './port.ts'
import { xPosting } from './x/post.ts'

export type Postings = ReadonlyMap<NetworkName, Posting>

/**
 * What a sender has to have as its director has it, by the names that an operator knows: with anything else networks would
 * refuse what it sends. Holds secrets.
 */
export const sharedSettings = ({ x }: Config): Readonly<Record<string, string>> => ({
  X_API_KEY: x.key,
  X_API_SECRET: x.secret,
  X_API_URL: x.apiUrl,
  'the version of Thunderclap': version,
})

const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')))

/** The pure halves alone, for senders: they start without what signing in, reading and measuring would load. */
export function createPostings(config: Config): Postings {
  return new Map<NetworkName, Posting>([['x', xPosting(config.x)]])
}
