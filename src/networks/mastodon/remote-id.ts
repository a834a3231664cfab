import { isLoopbackHost, isPublicName } from '../../lib/host-names.ts'
import { readUrl } from '../../lib/url.ts'

/** A post: its number at its server, and the address at which people see it, which cannot be made of the number. */
export type PostName = { readonly id: string; readonly url: string }

const longest = 1_000

/** Written as the address, with the number behind a `#`. */
export const remoteIdOf = ({ id, url }: PostName): string => `${url}#${id}`

/** Null when it is none. */
export function readRemoteId(remoteId: string): PostName | null {
  const [, url = '', id = ''] = /^([^#]+)#([^#]+)$/.exec(remoteId) ?? []
  return readName(id, url)
}

/** What an answer says of a post; null when no post is called so. */
export function readName(id: unknown, address: unknown): PostName | null {
  if (typeof id !== 'string' || !/^[\w.:-]{1,200}$/.test(id)) return null
  const url = typeof address === 'string' && address.length <= longest ? readUrl(address) : null
  if (!url) return null
  const isWeb = url.protocol === 'https:' && isPublicName(url.host)
  const isHere = url.protocol === 'http:' && isLoopbackHost(url.host)
  if (!isWeb && !isHere) return null
  url.hash = ''
  return url.username === '' && url.password === '' ? { id, url: url.href } : null
}
