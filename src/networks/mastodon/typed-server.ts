import { domainToASCII } from 'node:url'
import { isPublicName } from '../../lib/host-names.ts'
import { cleanLine } from '../../lib/invisible-characters.ts'
import type { AnswerTrouble } from '../connector.ts'
import type { MastodonSettings } from './settings.ts'

/** `name`: the account that was typed with it, in lower case; null where only a server was. */
export type TypedServer =
  | { readonly kind: 'server'; readonly host: string; readonly name: string | null }
  | { readonly kind: Extract<AnswerTrouble, 'malformed' | 'own-address' | 'not-public'> }

export type Around = Pick<MastodonSettings, 'localServers' | 'localNames'> & { readonly ownHost: string }

/** What a person typed or pasted: `@me@server`, `server`, or the address of a profile. */
export function readTypedServer(typed: string, around: Around): TypedServer {
  const text = withoutMarks(cleanLine(typed.normalize('NFKC')))
  const read = inAddress(text) ?? inAccount(text) ?? { host: text, name: null }
  const written = hostIn(read.host)
  const host = around.localNames.get(written) ?? written
  const name = read.name?.toLowerCase() ?? null
  if (around.localServers.length > 0)
    return around.localServers.includes(host) ? { kind: 'server', host, name } : { kind: 'malformed' }
  if (host === around.ownHost) return { kind: 'own-address' }
  if (isPublicName(host)) return { kind: 'server', host, name }
  return { kind: isOurSide(host) ? 'not-public' : 'malformed' }
}

/** As it was copied out of a text, or out of the address of a mail. */
const withoutMarks = (text: string) =>
  text
    .replace(/^[<("'“«\s]+|[>)"'”»,;\s]+$/g, '')
    .replace(/^(acct|mailto):/i, '')
    .replace(/\/+$/, '')

type Read = { readonly host: string; readonly name: string | null }

/** A profile of somebody elsewhere, as one's own server shows it, names the server of that account. */
function inAddress(text: string): Read | null {
  const [, host = '', path = ''] = /^(?:https?:\/\/|web\+ap:\/\/)([^/?#\s]+)([^?#\s]*)/i.exec(text) ?? []
  if (host === '') return inPath(text)
  return named(host, path)
}

function inPath(text: string): Read | null {
  const [, host = '', path = ''] = /^([^/@?#\s]+)(\/[^?#\s]*)/.exec(text) ?? []
  return host === '' ? null : named(host, path)
}

function named(host: string, path: string): Read {
  const [, name, elsewhere] = /^\/(?:web\/|deck\/)?@([\w.-]+)(?:(?:@|%40)([^/@\s]+))?/i.exec(path) ?? []
  if (name) return { host: elsewhere ?? host, name }
  return { host, name: /^\/(?:users|profile)\/([\w.-]+)/.exec(path)?.[1] ?? null }
}

function inAccount(text: string): Read | null {
  const [, name, host] = /^@?([\w.-]+)@([^@/\s]+)$/.exec(text) ?? []
  return name && host ? { host, name } : null
}

/** Names with other letters than a to z, as the name system writes them. */
function hostIn(text: string): string {
  const host = text.replace(/\.$/, '').toLowerCase()
  return /[^\0-\x7f]/.test(host) ? domainToASCII(host) : host
}

/** What is an address, and none that others could reach: in numbers of any notation, with a port, or a name of one's own network. */
const isOurSide = (host: string): boolean =>
  /^(localhost|\[.*\]|[\d.]+|0x[\da-f.x]+)(:\d+)?$|:\d+$|^[\da-f]*:[\da-f:.]+$/.test(host)
