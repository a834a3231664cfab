import type { Config } from '../config.ts'
import type { NetworkName, Posting } from '../domain/network.ts'
import { xPosting } from './x/post.ts'

export type Postings = ReadonlyMap<NetworkName, Posting>

/** The pure halves alone, for senders: they start without what signing in, reading and measuring would load. */
export function createPostings(config: Config): Postings {
  return new Map<NetworkName, Posting>([['x', xPosting(config.x)]])
}
