import type { LookupAddress } from 'node:dns'
import type { LookupFunction } from 'node:net'

/** An answer serves the sockets of so many ms: system lookups run four at a time, and nothing caches them. */
const keptMs = 10_000

/** Looks up the name of one host once for many sockets. Errors are not kept. */
export function sharedLookup(lookup: LookupFunction): LookupFunction {
  let known: { readonly found: Promise<LookupAddress[]>; readonly at: number } | null = null

  const ask = (hostname: string) =>
    new Promise<LookupAddress[]>((resolve, reject) =>
      lookup(hostname, { all: true }, (error, found) =>
        error || typeof found === 'string' ? reject(error ?? new Error(hostname)) : resolve(found),
      ),
    )

  return (hostname, options, done) => {
    const at = performance.now()
    if (known === null || at - known.at > keptMs) known = { found: ask(hostname), at }
    known.found.then(
      found => {
        const [first] = found
        if (options.all) done(null, found)
        else done(null, first?.address ?? '', first?.family)
      },
      (error: NodeJS.ErrnoException) => {
        known = null
        done(error, '')
      },
    )
  }
}
