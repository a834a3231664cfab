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

/** A number of an account or a post: a text, as Mastodon has it, or a number that JSON leaves as it is. */
export function idIn(value: unknown): string | null {
  const id = Number.isSafeInteger(value) ? String(value) : value
  return typeof id === 'string' && /^[\w.:-]{1,200}$/.test(id) ? id : null
}

/** What an answer says of a post; null when no post is called so. */
export function readName(given: unknown, address: unknown): PostName | null {
  const id = idIn(given)
  if (id === null) return null
  const url = typeof address === 'string' && address.length <= longest ? readUrl(address) : null
  if (!url) return null
  const isWeb = url.protocol === 'https:' && isPublicName(url.host)
  const isHere = url.protocol === 'http:' && isLoopbackHost(url.host)
  if (!isWeb && !isHere) return null
  url.hash = ''
  return url.username === '' && url.password === '' ? { id, url: url.href } : null
}
