import { expect, test } from 'vitest'
import { newSecretKey, secretBox } from '../../src/lib/secret-box.ts'
import { openComparison } from '../../workers/settings.ts'

const settings = { BASE_URL: 'https://a.test', X_CLIENT_ID: 'id' }

test('names what differs, whatever was asked before', () => {
  const box = secretBox([newSecretKey()])
  const same = openComparison(settings, box).fingerprint()
  const other = openComparison({ ...settings, X_CLIENT_ID: 'other' }, box).fingerprint()
  const own = openComparison(settings, box)
  for (let n = 0; n < 2; n++) {
    expect(own.differing(same)).toEqual([])
    expect(own.differing(other)).toEqual(['X_CLIENT_ID'])
    expect(own.differing({})).toEqual(['BASE_URL', 'X_CLIENT_ID'])
  }
})

test('what is remembered is limited', () => {
  const own = openComparison(settings, secretBox([newSecretKey()]))
  for (let n = 0; n < 2_500; n++) expect(own.differing({ BASE_URL: String(n) })).toEqual(['BASE_URL', 'X_CLIENT_ID'])
})
