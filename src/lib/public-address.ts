import { type LookupAddress, type LookupAllOptions, lookup as resolve } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** Addresses of no public host: this machine, its network, and what is set apart (IANA special-purpose registries). */
const inner = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  inner.addSubnet(net, bits, 'ipv4')

/** Of IPv6, only global unicast is public; of that, not what carries an IPv4 address or is set apart. */
const global = new BlockList()
global.addSubnet('2000::', 3, 'ipv6')
const apart = new BlockList()
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  apart.addSubnet(net, bits, 'ipv6')

export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !inner.check(address, 'ipv4')
  return isIP(address) === 6 && global.check(address, 'ipv6') && !apart.check(address, 'ipv6')
}

/** Finds public addresses only. What is connected to is what was looked at: a name cannot change in between. */
export const publicLookupBy =
  (lookup: Resolve): LookupFunction =>
  (hostname, options, done) =>
    lookup(hostname, { ...options, all: true }, (error, found) => {
      const usable = (found ?? []).filter(({ address }) => isPublicAddress(address))
      const [first] = usable
      if (error || !first) return done(error ?? notPublic(hostname), '')
      if (options.all) return done(null, usable)
      done(null, first.address, first.family)
    })

export const publicLookup = publicLookupBy(resolve)

/** As node:dns has it. */
export type Resolve = (
  hostname: string,
  options: LookupAllOptions,
  done: (error: NodeJS.ErrnoException | null, found: LookupAddress[]) => void,
) => void

const notPublic = (hostname: string) =>
  Object.assign(new Error(`${hostname} is not a public host`), { code: 'NOT_PUBLIC' })
