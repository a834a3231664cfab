import { expect, test } from 'vitest'
import { readTypedAccount } from '../../../src/networks/bluesky/typed-account.ts'

const did = 'did:plc:cgssnhzn5qm6xwdk7woo4kes'

test.each([
  ['ada.bsky.social', 'ada.bsky.social'],
  ['  @Ada.Bsky.Social\n', 'ada.bsky.social'],
  ['@ ada.bsky.social', 'ada.bsky.social'],
  ['＠ada.bsky.social', 'ada.bsky.social'],
  ['\u202aada.bsky.social\u202c', 'ada.bsky.social'],
  ['\u200bada.bsky\u2060.social', 'ada.bsky.social'],
  ['https://bsky.app/profile/ada.bsky.social', 'ada.bsky.social'],
  ['https://bsky.app/profile/ada.bsky.social/post/3n3fuhkcss22y?ref=1', 'ada.bsky.social'],
  ['bsky.app/profile/@ada.bsky.social', 'ada.bsky.social'],
  [`https://bsky.app/profile/${did}`, did],
  [`https://bsky.app/profile/${encodeURIComponent(did)}`, did],
  [`at://${did}`, did],
  [did, did],
  ['ada.bsky.social.', 'ada.bsky.social'],
  ['river-guard.example.co.uk', 'river-guard.example.co.uk'],
])('%j is an account', (typed, account) => {
  expect(readTypedAccount(typed)).toEqual({ kind: 'account', account })
})

test.each([
  '',
  ' ',
  '@',
  'ada',
  'ada@example.org',
  'ada bsky social',
  'https://169.254.169.254',
  'https://bsky.social',
  'http://localhost:4000/profile/',
  '127.0.0.1',
  'ada.bsky.social:3000',
  'file:///etc/passwd',
  `${'a.'.repeat(200)}com`,
  'https://bsky.app/profile/%E0%A4%A',
])('%j is none', typed => {
  expect(readTypedAccount(typed)).toEqual({ kind: 'malformed' })
})

test.each(['did:web:169.254.169.254', 'did:web:example.org', 'DID:key:z6Mk', 'did:plc:tooshort'])(
  '%j is an identity of another kind',
  typed => {
    expect(readTypedAccount(typed)).toEqual({ kind: 'not-supported' })
  },
)
