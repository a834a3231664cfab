import { expect, test } from 'vitest'
import { networkMessage } from '../../../src/domain/ledger/network-message.ts'

test.each([
  [
    '{"title":"Forbidden","detail":"Your monthly spend cap has been reached."}',
    'Your monthly spend cap has been reached.',
  ],
  [
    '{"errors":[{"message":"no authenticated user found"}],"detail":"One or more parameters"}',
    'no authenticated user found',
  ],
  ['{"errors":[{"code":453,"message":"a subset"}]}', 'a subset'],
  ['{"error":"invalid_token","error_description":"Expired"}', 'Expired'],
  ['{"title":"Unauthorized"}', 'Unauthorized'],
  ['{"detail":"two\\nlines\\u0000"}', 'two lines'],
  ['{"detail":7}', null],
  ['<html>', null],
  ['[]', null],
  [null, null],
])('of %s it is %s', (answer, said) => {
  expect(networkMessage(answer)).toBe(said)
})

test('no more than a sentence of it', () => {
  expect(networkMessage(JSON.stringify({ detail: 'a'.repeat(2_000) }))).toHaveLength(300)
})
