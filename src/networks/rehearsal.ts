import type { Config } from '../config.ts'
import type { NetworkName, Posting } from './port.ts'
import { createPostings, type Postings, registered } from './registry.ts'

/** How long a text is, as its network measures it. */
export type Length = (network: NetworkName, text: string) => number

/**
 * The networks of a rehearsal: they sign for the sandbox at `sandbox` and go nowhere else, keep the limits of the real
 * ones, and freeze a stand-in as long as the text. `realHost` says which host one of a rehearsal stands for.
 */
export function createRehearsalPostings(
  config: Config,
  sandbox: string,
  realHost: (host: string) => string,
  length: Length = (_, text) => text.length,
): Postings {
  const real = createPostings(config)
  const onSandbox = registered.reduce((kept, [, one]) => one.onSandbox(kept, sandbox), config)
  const standInOrigins = new Map(registered.map(([name, one]) => [name, one.standInOrigin?.(sandbox)]))
  const staged = [...createPostings(onSandbox)].map(([name, posting]): [NetworkName, Posting] => [
    name,
    {
      ...posting,
      freeze: post => posting.freeze({ ...post, text: standIn(length(name, post.text)), card: null }),
      limits: host => real.get(name)?.limits(realHost(host)) ?? posting.limits(host),
      appLimit: null,
      hostFor: host => (realHost(host) === host ? null : host),
      hostsAreTyped: false,
      origin: () => standInOrigins.get(name) ?? sandbox,
    },
  ])
  return new Map(staged)
}

const words = 'This stands for what a supporter wrote. '

/** Nothing of the text but its length. */
const standIn = (length: number) =>
  words
    .repeat(Math.ceil(length / words.length))
    .slice(0, length)
    .replace(/ $/, '.')
