import { expect, test } from 'vitest'
import { domainOf, isForEverybody, mailboxOf } from '../../../src/domain/mail/address.ts'

test.each([
  ['Ann+x@Example.org', 'ann@example.org'],
  ['ann+x+y@example.org', 'ann@example.org'],
  [' a.n.n+x@gmail.com ', 'ann@gmail.com'],
  ['ann@googlemail.com', 'ann@gmail.com'],
  // Dots and hyphens mean something elsewhere.
  ['a.n.n@example.org', 'a.n.n@example.org'],
  ['ann-marie@example.org', 'ann-marie@example.org'],
  ['ann-shop@yahoo.com', 'ann@yahoo.com'],
  ['a_n-n@pm.me', 'ann@proton.me'],
  ['ann@me.com', 'ann@icloud.com'],
  ['ann@bücher.example', 'ann@xn--bcher-kva.example'],
])('%s is the mailbox %s', (address, mailbox) => {
  expect(mailboxOf(address)).toBe(mailbox)
})

test('only providers of half the world are spared the limit of a domain', () => {
  expect(['ann@gmail.com', 'ann@yahoo.co.uk', 'ann@web.de'].map(domainOf).every(isForEverybody)).toBe(true)
  expect(['ann@example.org', 'ann@gmail.com.example', 'ann@notgmail.com'].map(domainOf).some(isForEverybody)).toBe(
    false,
  )
})
