import { describe, expect, test } from 'vitest'
import { passwordResets, sessions } from '../../../db/schema/index.ts'
import { findOrganizer, verifyPassword } from '../../../src/domain/organizer.ts'
import { acceptInvitation } from '../../../src/domain/people/acceptance.ts'
import { firstRunInvitation } from '../../../src/domain/people/invitation.ts'
import { changePassword, makeReset, resetPassword } from '../../../src/domain/people/new-password.ts'
import { nothingSealed } from '../../../src/lib/secret-box.ts'
import { noon } from '../../support/context.ts'
import { testDb } from '../../support/db.ts'

const before = 'correct horse battery'
const after = 'staple of another kind'

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
  const made = () => makeReset(db, ' ADA@example.org', noon)?.token ?? ''
  return { db, ada, open, fits, made }
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

  test('works for an hour, and only the newest does', async () => {
    const { db, made, fits } = await setting()
    const [older, newer] = [made(), made()]
    expect(await resetPassword(db, older, after, noon)).toEqual({ kind: 'gone' })
    expect(await resetPassword(db, newer, after, noon + 3_600_000)).toEqual({ kind: 'gone' })
    expect(await resetPassword(db, 'made-up', after, noon)).toEqual({ kind: 'gone' })
    expect(await fits(before)).toBe(true)
  })

  test('is there for nobody whose address is unknown, and gone when the password was changed', async () => {
    const { db, ada, made } = await setting()
    expect(makeReset(db, 'eve@example.org', noon)).toBeNull()
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
