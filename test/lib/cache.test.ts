import { expect, test } from 'vitest'
import { rushCache } from '../../src/lib/cache.ts'

test('made-up keys push out each other, and not what many look at', () => {
  const keep = rushCache<string>()
  let made = 0
  const page = () => keep('page', () => `made ${++made}`, 0)
  for (let n = 0; n < 12; n++) page()
  const before = made
  for (let n = 0; n < 5_000; n++) {
    keep(`page?from=site-${n}.example`, () => 'of nobody', 0)
    if (n % 100 === 0) page()
  }
  page()
  expect(made).toBe(before)
})
