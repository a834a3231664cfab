import { createHmac } from 'node:crypto'
import { domainToASCII } from 'node:url'
import type { SecretBox } from '../../lib/secret-box.ts'

/** Keyed hashes of an address, one of each secret key, the newest first: without a key nobody can try addresses out. */
export const addressHashes = (box: SecretBox, address: string) => hashes(box, address.trim().toLowerCase())

/** The same of the mailbox that an address leads to: limits, and the wish for no mail, count all its spellings as one. */
export const mailboxHashes = (box: SecretBox, address: string) => hashes(box, `mailbox ${mailboxOf(address)}`)

const hashes = (box: SecretBox, same: string): string[] =>
  box.derive('mail-address').map(key => createHmac('sha256', key).update(same).digest('base64url'))

/** Where mail to an address ends up, as far as its spelling tells: without tags, and without dots where they mean nothing. */
export function mailboxOf(address: string): string {
  const plain = address.normalize('NFKC').trim().toLowerCase()
  const at = plain.lastIndexOf('@')
  const domain = domainOf(plain)
  const [name = ''] = plain.slice(0, at).split(tagSigns(domain))
  return `${dotless.has(domain) ? name.replace(/[._-]/g, '') : name}@${domain}`
}

/** In the letters of DNS, by one name where a provider has several for the same mailboxes. */
export function domainOf(address: string): string {
  const typed = address
    .slice(address.lastIndexOf('@') + 1)
    .trim()
    .toLowerCase()
  const domain = (domainToASCII(typed) || typed).replace(/\.$/, '')
  return sameMailboxes[domain] ?? domain
}

const sameMailboxes: Readonly<Record<string, string>> = {
  'googlemail.com': 'gmail.com',
  'me.com': 'icloud.com',
  'mac.com': 'icloud.com',
  'protonmail.com': 'proton.me',
  'protonmail.ch': 'proton.me',
  'pm.me': 'proton.me',
  'ya.ru': 'yandex.ru',
  'yandex.com': 'yandex.ru',
}

/** Where `a.n.n@` is `ann@`. */
const dotless: ReadonlySet<string> = new Set(['gmail.com', 'proton.me'])

/** What begins a tag. Elsewhere than at Yahoo a hyphen is a letter of somebody's name. */
const tagSigns = (domain: string) => (/^(yahoo|ymail|rocketmail)\./.test(domain) ? /[+-]/ : '+')

/** Providers that so many people have their address with that a limit for one domain would be one for everybody. */
export const isForEverybody = (domain: string) =>
  /^(gmail|icloud|outlook|hotmail|live|msn|yahoo|ymail|aol|proton|gmx|web|mail|yandex|qq|163|126|naver|orange|wanadoo|free|libero|t-online|comcast|verizon|att|fastmail|hey|zoho|uol|bol|terra)\.[a-z]{2,3}(\.[a-z]{2})?$/.test(
    domain,
  )
