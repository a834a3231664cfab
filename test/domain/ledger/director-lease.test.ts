import { describe, expect, test } from 'vitest'
import { dropLease, takeLease } from '../../../src/domain/ledger/director-lease.ts'
import { noon } from '../../support/context.ts'
import { testDb } from '../../support/db.ts'

const ms = 5_000

describe('a lease', () => {
  test('has one holder, who keeps it by renewing it', () => {
    const db = testDb()
    expect(takeLease(db, 'director', 'first', ms, noon)).toBe(true)
    expect(takeLease(db, 'director', 'second', ms, noon + 1_000)).toBe(false)
    expect(takeLease(db, 'director', 'first', ms, noon + 4_000)).toBe(true)
    expect(takeLease(db, 'director', 'second', ms, noon + 8_999)).toBe(false)
  })

  test('goes to another one when it was not renewed, and its first holder learns of it', () => {
    const db = testDb()
    takeLease(db, 'director', 'first', ms, noon)
    expect(takeLease(db, 'director', 'second', ms, noon + ms)).toBe(true)
    expect(takeLease(db, 'director', 'first', ms, noon + ms)).toBe(false)
  })

  test('is free at once when it is given back, and only its holder can give it back', () => {
    const db = testDb()
    takeLease(db, 'director', 'first', ms, noon)
    dropLease(db, 'director', 'second')
    expect(takeLease(db, 'director', 'second', ms, noon + 1)).toBe(false)
    dropLease(db, 'director', 'first')
    expect(takeLease(db, 'director', 'second', ms, noon + 1)).toBe(true)
  })

  test('that ends later than any can was written by a wrong clock, and binds nobody', () => {
    const db = testDb()
    takeLease(db, 'director', 'first', ms, noon + 3_600_000)
    expect(takeLease(db, 'director', 'second', ms, noon)).toBe(true)
    expect(takeLease(db, 'director', 'first', ms, noon)).toBe(false)
  })

  test('says nothing about a lease of another name', () => {
    const db = testDb()
    takeLease(db, 'director', 'first', ms, noon)
    expect(takeLease(db, 'reach', 'second', ms, noon)).toBe(true)
  })
})
