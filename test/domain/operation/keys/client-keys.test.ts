import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { clientKeys } from '../../../../db/schema/index.ts'
import { addClientKey, firstClientKey, readClientKeys } from '../../../../src/domain/operation/keys/client-keys.ts'
import { newSecretKey, secretBox } from '../../../../src/lib/secret-box.ts'
import { noon } from '../../../support/context.ts'
import { testDb } from '../../../support/db.ts'
import { makeAccount } from '../../../support/factories.ts'

const hour = 3_600_000
const box = secretBox([newSecretKey()])
const kids = (db: ReturnType<typeof testDb>, now: number) => readClientKeys(db, box, now).map(({ kid }) => kid)

test('an installation makes itself a key to sign in with, once', () => {
  const db = testDb()
  expect(firstClientKey(db, box, 'bluesky', noon)).toBeNull()
  expect(firstClientKey(db, box, 'bluesky', noon + hour)).toBeNull()
  const [only, ...more] = readClientKeys(db, box, noon)
  expect(more).toEqual([])
  expect(only).toMatchObject({ kty: 'EC', crv: 'P-256', kid: expect.any(String), d: expect.any(String) })
})

test('a new key is there to be read at once, and signs when every server has read it', () => {
  const db = testDb()
  const first = addClientKey(db, box, noon)
  const second = addClientKey(db, box, noon + 24 * hour)
  expect(kids(db, noon + 24 * hour)).toEqual([first, second])
  expect(kids(db, noon + 25 * hour)).toEqual([second, first])
})

test('of keys that are all new the first one signs', () => {
  const db = testDb()
  const all = [addClientKey(db, box, noon), addClientKey(db, box, noon + 1), addClientKey(db, box, noon + 2)]
  expect(kids(db, noon + 3)).toEqual(all)
})

test('a key that is lost is not replaced while permissions need it, and it is said', () => {
  const db = testDb()
  makeAccount(db, { network: 'bluesky' }, { box })
  const kid = addClientKey(db, box, noon)
  expect(firstClientKey(db, box, 'bluesky', noon)).toBeNull()
  db.delete(clientKeys).where(eq(clientKeys.kid, kid)).run()
  expect(firstClientKey(db, box, 'bluesky', noon)).toMatch(/bluesky .* is lost, and a permission needs it/)
  expect(kids(db, noon)).toEqual([])
})

test('a key that does not open is as good as lost', () => {
  const db = testDb()
  makeAccount(db, { network: 'bluesky' }, { box })
  addClientKey(db, box, noon)
  const other = secretBox([newSecretKey()])
  expect(firstClientKey(db, other, 'bluesky', noon)).toMatch(/is lost/)
})
