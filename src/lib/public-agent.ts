import { isIP, type LookupFunction } from 'node:net'
import { Agent, buildConnector } from 'undici'
import { isPublicAddress, publicLookup } from './public-address.ts'

/**
 * Connects to public hosts alone, wherever a request or a redirect leads: names are looked up by `publicLookup`, and an address
 * in numbers, which is not looked up at all, is held against the same list. Destroy it when done.
 */
export function publicAgent(lookup: LookupFunction = publicLookup): Agent {
  const connect = buildConnector({ lookup })
  return new Agent({
    connect: (target, done) => {
      const literal = target.hostname.replace(/^\[|\]$/g, '')
      if (isIP(literal) && !isPublicAddress(literal)) done(new Error(`${literal} is not a public host`), null)
      else connect(target, done)
    },
  })
}
