import { expect, test } from 'vitest'
import { isAddress } from '../../src/lib/mail-address.ts'

test.each(["o'neil+aare@pro-aare.ch", 'a&b@example.org', 'zoë@exämple.org', 'root@localhost'])('%s is one', address => {
  expect(isAddress(address)).toBe(true)
})

test.each([
  'ann',
  'ann@',
  'ann@a@b.org',
  'ann@b.org,eve',
  'ann@b.org;eve',
  'ann<eve@b.org',
  '"ann"@b.org',
  'ann@b.org?bcc=eve',
  'ann?bcc=eve@b.org',
  'ann@b.org&bcc=eve',
  'ann@b.org\r\nBcc: eve',
  'ann\u200b@b.org',
])('%j is none that a header or a link may hold', address => {
  expect(isAddress(address)).toBe(false)
})
