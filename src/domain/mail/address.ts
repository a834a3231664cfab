import { createHmac } from 'node:crypto'
import { domainToASCII } from 'node:url'
import type { SecretBox } from '../../lib/secret-box.ts'

/** Keyed hashes of an address, one for each secret key, newest first. Keyed, so that nobody without a key can test addresses. */
export const addressHashes = (box: SecretBox, address: string) => hashes(box, address.trim().toLowerCase())

/** Hashes of the mailbox that an address leads to. Limits and refusals of all mail use them, so that every spelling counts as one. */
export const mailboxHashes = (box: SecretBox, address: string) => hashes(box, `mailbox ${mailboxOf(address)}`)

const hashes = (box: SecretBox, value: string): string[] =>
  box.derive('mail-address').map(key => createHmac('sha256', key).update(value).digest('base64url'))

/** The mailbox of an address: without tags, and without dots where the provider ignores them. */
export function mailboxOf(address: string): string {
  const plain = address.normalize('NFKC').trim().toLowerCase()
  const at = plain.lastIndexOf('@')
  const domain = domainOf(plain)
  const [name = ''] = plain.slice(0, at).split(tagSigns(domain))
  return `${dotless.has(domain) ? name.replace(/[._-]/g, '') : name}@${domain}`
}

/** The domain of an address in ASCII (punycode). One name where a provider has several for the same mailboxes. */
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

/** Providers that ignore dots: `a.n.n@` is `ann@`. */
const dotless: ReadonlySet<string> = new Set(['gmail.com', 'proton.me'])

/** Characters that begin a tag. Only Yahoo uses the hyphen; elsewhere it belongs to the name. */
const tagSigns = (domain: string) => (/^(yahoo|ymail|rocketmail)\./.test(domain) ? /[+-]/ : '+')

/** Whether a domain is a large provider: a limit for the whole domain would stop everybody. */
export const isForEverybody = (domain: string) =>
  /^(gmail|icloud|outlook|hotmail|live|msn|yahoo|ymail|aol|proton|gmx|web|mail|yandex|qq|163|126|naver|orange|wanadoo|free|libero|t-online|comcast|verizon|att|fastmail|hey|zoho|uol|bol|terra)\.[a-z]{2,3}(\.[a-z]{2})?$/.test(
    domain,
  )
