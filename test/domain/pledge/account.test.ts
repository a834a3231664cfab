import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { accounts, grants } from '../../../db/schema/index.ts'
import { connectAccount, findConnected } from '../../../src/domain/pledge/account.ts'
import { newSecretKey, secretBox } from '../../../src/lib/secret-box.ts'
import { noon } from '../../support/context.ts'
import { testDb } from '../../support/db.ts'
import { onX } from '../../support/factories.ts'

const box = secretBox([newSecretKey()])
const ada = {
  remoteId: '42',
  host: 'api.x.test',
  handle: 'ada',
  name: 'Ada',
  followers: 7,
  profileUrl: 'https://x.test/ada',
}

test('an account that connects again is the same account, described anew, with the newer permission', () => {
  const db = testDb()
  const first = connectAccount(db, box, onX, ada, 'old grant', noon)
  const renamed = { ...ada, handle: 'countess', followers: 9 }
  expect(connectAccount(db, box, onX, renamed, 'new grant', noon + 5)).toBe(first)
  expect(db.select().from(accounts).all()).toMatchObject([
    { ...renamed, id: first, network: 'x', createdAt: noon, seenAt: noon + 5 },
  ])
  const [grant] = db.select().from(grants).all()
  expect(grant).toMatchObject({ accountId: first, state: 'live', grantedAt: noon + 5 })
  expect(box.open(grant?.sealed ?? '', `grant:${first}`)).toBe('new grant')
})

test('a name from a network is kept as it can be shown: one line of what is seen, and no longer than names are', () => {
  const db = testDb()
  const named = (name: string) => {
    connectAccount(db, box, onX, { ...ada, name }, 'grant', noon)
    return db.select().from(accounts).get()?.name
  }
  expect(named('Ada\u202e \n\0Lovelace\u200b\u{e0041}')).toBe('Ada Lovelace')
  expect(named('\u3164\u200b')).toBe('ada')
  expect(named('👩‍👩‍👧‍👦 עדה')).toBe('👩‍👩‍👧‍👦 עדה')
  expect(named('a'.repeat(5_000))).toHaveLength(200)
})

test('a permission rests sealed, and opens for its own account only', () => {
  const db = testDb()
  const id = connectAccount(db, box, onX, ada, 'a very secret grant', noon)
  const sealed = db.select().from(grants).get()?.sealed ?? ''
  expect(sealed).not.toContain('secret')
  expect(() => box.open(sealed, `grant:${id + 1}`)).toThrow()
})

test('an account whose permission was taken back counts as not connected', () => {
  const db = testDb()
  const id = connectAccount(db, box, onX, ada, 'grant', noon)
  expect(findConnected(db, id)?.handle).toBe('ada')
  db.update(grants).set({ state: 'revoked' }).where(eq(grants.accountId, id)).run()
  expect(findConnected(db, id)).toBeNull()
  expect(findConnected(db, undefined)).toBeNull()
})
