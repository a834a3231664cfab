import { describe, expect, test } from 'vitest'
import { passwordResets, sessions } from '../../../db/schema/index.ts'
import { acceptInvitation } from '../../../src/domain/organizer/acceptance.ts'
import { operator } from '../../../src/domain/organizer/audit/record.ts'
import { firstRunInvitation } from '../../../src/domain/organizer/invitation.ts'
import { askReset, changePassword, makeReset, resetPassword } from '../../../src/domain/organizer/new-password.ts'
import { findOrganizer, verifyPassword } from '../../../src/domain/organizer/organizer.ts'
import { newSecretKey, nothingSealed, secretBox } from '../../../src/lib/secret-box.ts'
import { noon } from '../../support/context.ts'
import { testDb } from '../../support/db.ts'

const before = 'correct horse battery'
const after = 'staple of another kind'
const hour = 3_600_000

async function setting() {
  const db = testDb()
  const typed = { name: 'Ada', email: 'ada@example.org', password: before }
  const first = await acceptInvitation(db, firstRunInvitation(db, noon) ?? '', typed, noon)
  const ada = first.kind === 'accepted' && findOrganizer(db, first.organizerId)
  if (!ada) throw new Error(first.kind)
  const begin = (idHash: string) =>
    db
      .insert(sessions)
      .values({ idHash, content: nothingSealed, organizerId: ada.id, expiresAt: noon + 1 })
      .run()
  for (const one of ['here', 'there', 'elsewhere']) begin(one)
  const open = () =>
    db
      .select()
      .from(sessions)
      .all()
      .map(one => one.idHash)
  const fits = async (password: string) => (await verifyPassword(db, ada.email, password)) !== null
  const box = secretBox([newSecretKey()])
  const made = () => makeReset(db, ' ADA@example.org', operator, noon)?.token ?? ''
  const asked = (at = noon) => askReset(db, box, 'Ada@example.org', at)?.token ?? ''
  return { db, box, ada, open, fits, made, asked }
}

describe('the link for a new password', () => {
  test('sets it once, and ends every session', async () => {
    const { db, open, fits, made } = await setting()
    const token = made()
    expect(JSON.stringify(db.select().from(passwordResets).all())).not.toContain(token)
    expect(await resetPassword(db, token, 'too short', noon)).toEqual({ kind: 'refused', problems: ['short-password'] })
    expect(await resetPassword(db, token, after, noon)).toMatchObject({ kind: 'changed' })
    expect([await fits(before), await fits(after), open()]).toEqual([false, true, []])
    expect(await resetPassword(db, token, before, noon)).toEqual({ kind: 'gone' })
  })

  test('works for an hour, and with the password that it sets all others are gone', async () => {
    const { db, made, asked, fits } = await setting()
    const [older, newer] = [asked(), made()]
    expect(await resetPassword(db, newer, after, noon + hour)).toEqual({ kind: 'gone' })
    expect(await resetPassword(db, 'made-up', after, noon)).toEqual({ kind: 'gone' })
    expect(await fits(before)).toBe(true)
    expect(await resetPassword(db, older, after, noon)).toMatchObject({ kind: 'changed' })
    expect(await resetPassword(db, newer, before, noon)).toEqual({ kind: 'gone' })
  })

  test('is the same however often anybody asks within its life, and lives an hour from then; another one after a day', async () => {
    const { db, asked } = await setting()
    const first = asked()
    for (let minutes = 50; minutes < 24 * 60; minutes += 50) expect(asked(noon + minutes * 60_000)).toBe(first)
    const late = noon + 24 * hour
    expect(await resetPassword(db, first, 'too short', late)).toMatchObject({ kind: 'refused' })
    expect(asked(late)).not.toBe(first)
    expect(await resetPassword(db, first, after, late)).toMatchObject({ kind: 'changed' })
  })

  test('is nowhere in the clear, and another one where its key is gone', async () => {
    const { db, asked } = await setting()
    const token = asked()
    expect(JSON.stringify(db.select().from(passwordResets).all())).not.toContain(token)
    const other = askReset(db, secretBox([newSecretKey()]), 'ada@example.org', noon)?.token ?? ''
    expect(other).not.toBe(token)
    expect(await resetPassword(db, token, after, noon)).toMatchObject({ kind: 'changed' })
  })

  test('is there for nobody whose address is unknown, and gone when the password was changed', async () => {
    const { db, box, ada, made } = await setting()
    expect(makeReset(db, 'eve@example.org', operator, noon)).toBeNull()
    expect(askReset(db, box, 'eve@example.org', noon)).toBeNull()
    const token = made()
    await changePassword(db, ada, { before, password: after }, 'here', noon)
    expect(await resetPassword(db, token, before, noon)).toEqual({ kind: 'gone' })
  })
})

describe("one's own password", () => {
  test('is changed by who knows it, and ends the other sessions', async () => {
    const { db, ada, open, fits } = await setting()
    expect(await changePassword(db, ada, { before: 'a guess', password: after }, 'here', noon)).toEqual({
      kind: 'wrong-password',
    })
    expect(open()).toHaveLength(3)
    expect(await changePassword(db, ada, { before, password: 'ada@example.org' }, 'here', noon)).toEqual({
      kind: 'refused',
      problems: ['password-is-address'],
    })
    expect(await changePassword(db, ada, { before, password: after }, 'here', noon)).toEqual({ kind: 'changed' })
    expect([await fits(before), await fits(after), open()]).toEqual([false, true, ['here']])
  })
})
