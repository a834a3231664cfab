import { expect, test } from 'vitest'
import type { Sealed } from '../../../src/domain/mail/enqueue.ts'
import { type MailKind, mailPolicies } from '../../../src/domain/mail/kinds.ts'
import { organizerPolicies } from '../../../src/domain/mail/to-organizers.ts'
import { langs } from '../../../src/lib/lang.ts'
import { compose } from '../../../src/mail/templates/compose.ts'
import { withPlainSpaces } from '../../../src/text/format.ts'
import { text } from '../../../src/text/text.ts'
import { pageOf } from '../../support/page.ts'
import { specimens } from './specimens.ts'

const baseUrl = 'https://thunderclap.example'
const wayOutSecret = 'secret-of-the-way-out'

const kinds = Object.keys(specimens) as MailKind[]
const all = langs.flatMap(lang =>
  kinds.flatMap(kind => Object.entries(specimens[kind]).map(([form, data]) => ({ lang, kind, form, data }))),
)

/** Every mail, as it is sent, in the language of its reader. */
const mails = all.map(({ lang, kind, form, data }) => {
  const { wayOut } = mailPolicies[kind]
  const letter = { to: 'ada@example.org', data, lang, wayOut: wayOut && wayOutSecret, ...(wayOut && { stops: wayOut }) }
  const mail = compose(kind, `${kind}:1`, letter as Sealed, { lang: 'en', baseUrl })
  const page = pageOf(mail.html)
  return {
    name: `${kind}, ${form}, ${lang}`,
    kind,
    lang,
    mail,
    page,
    links: page.links().filter(href => href !== null),
  }
})

/** A line of a quoted post is its writer's; one without a space cannot be broken. */
const isLong = (line: string) => line.length > 72 && !line.startsWith('>') && line.includes(' ')

const faults = {
  'a gap': /undefined|null|NaN|\[object|function|=>/,
  HTML: /&(amp|lt|gt|quot|#\d+);|<\/?(p|a|br|div|span|b)\b/,
  'a space too many': /\S {2}|^ |(?<!^--) $/m,
  'a line too many': /\n{3}/,
} as const

/** What follows each time of day. */
const zones = (said: string) => [...said.matchAll(/\d{1,2}:\d\d\S*(?:\s[AP]M)?\s?(\w*)/g)].map(([, zone]) => zone)

test.each(mails)('$name: its plain text is whole', ({ mail, links }) => {
  for (const [fault, pattern] of Object.entries(faults))
    expect.soft(pattern.exec(mail.text)?.[0], fault).toBeUndefined()
  const lines = mail.text.split('\n')
  expect(lines.filter(isLong)).toEqual([])
  for (const href of links) expect(lines).toContain(href)
  for (const zone of zones(`${mail.subject}\n${mail.text}`)) expect(zone).toBe('EDT')
})

test.each(mails)('$name: its HTML says the same, in the language of its reader', ({ mail, page, lang, links }) => {
  expect(page.lang).toBe(lang)
  expect(page.all('heading').map(one => withPlainSpaces(one.textContent))).toEqual([mail.subject])
  expect(mail.subject).not.toMatch(faults['a gap'])
  const words = (said: string) =>
    links.reduce((left, href) => left.replaceAll(href, ''), said).replace(/[>:\s]|^-- /gm, '')
  expect(words(page.text)).toBe(words(`${text(lang).common.product} ${mail.subject} ${mail.text}`))
})

test.each(mails)('$name: a link that is its reader’s alone stands with its warning', ({ mail, page, lang, links }) => {
  const secrets = links.filter(href => /\/(p|mailbox|invitation|password-reset)\/[^/]+$/.test(href))
  const warned = [1, 2].filter(n => page.text.includes(text(lang).mail.secret(n)))
  expect(warned).toEqual(secrets.length === 0 ? [] : [Math.min(2, secrets.length)])
  expect(mail.text.replace(/\n/g, ' ')).toContain(secrets.length === 0 ? '' : text(lang).mail.secret(secrets.length))
})

test.each(mails)('$name: has one way out, if it goes to who may want one', ({ kind, mail, links }) => {
  const isOfAnAccount = kind !== 'invitation' && Object.hasOwn(organizerPolicies, kind)
  const out = links.filter(href => href === `${baseUrl}/unsubscribe/${wayOutSecret}`)
  expect(out).toHaveLength(isOfAnAccount ? 0 : 1)
  expect(mail.headers['list-unsubscribe']).toBe(isOfAnAccount ? undefined : `<${out[0]}>`)
})

test('words that somebody altered are not shown as those of their reader', () => {
  const altered = mails.find(({ name }) => name === 'outcome, altered, en')
  expect(altered?.mail.text).toContain('is not the one you')
  expect(altered?.mail.text).not.toContain('The Aare belongs')
})
