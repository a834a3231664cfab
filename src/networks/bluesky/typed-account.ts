import { cleanLine } from '../../lib/invisible-characters.ts'
import { isHandle } from './handle.ts'

/** An account as the SDK takes it: a handle, or a `did:plc:`. Addresses of servers are none: whoever types one chooses what we fetch. */
export type TypedAccount =
  | { readonly kind: 'account'; readonly account: string }
  | { readonly kind: 'malformed' }
  /** Another kind of identity than we take. */
  | { readonly kind: 'not-supported' }

/** What a person typed or pasted: with or without @, or the address of a profile. */
export function readTypedAccount(typed: string): TypedAccount {
  const text = cleanLine(typed.normalize('NFKC')).replace(/^at:\/\//i, '')
  const profile = /^(?:https?:\/\/)?[^/\s]+\/profile\/([^/?#\s]+)/i.exec(text)?.[1]
  const account = (profile === undefined ? text : decoded(profile)).replace(/^@\s*/, '').replace(/[\s./]+$/, '')
  if (/^did:plc:[a-z2-7]{24}$/.test(account)) return { kind: 'account', account }
  if (/^did:/i.test(account)) return { kind: 'not-supported' }
  const handle = account.toLowerCase()
  return isHandle(handle) ? { kind: 'account', account: handle } : { kind: 'malformed' }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
