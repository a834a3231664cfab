import { describe, expect, test } from 'vitest'
import { invitations, organizers } from '../../../db/schema/index.ts'
import { acceptInvitation } from '../../../src/domain/organizer/acceptance.ts'
import { findInvitation, firstRunInvitation } from '../../../src/domain/organizer/invitation.ts'
import { verifyPassword } from '../../../src/domain/organizer/organizer.ts'
import { noon } from '../../support/context.ts'
import { testDb } from '../../support/db.ts'

const ada = { name: ' Ada Lovelace ', email: ' Ada@Example.org ', password: 'correct horse battery' }
const day = 86_400_000

function invited() {
  const db = testDb()
  const token = firstRunInvitation(db, noon)
  if (!token) throw new Error('no invitation')
  return { db, token }
}

describe('the link of the first run', () => {
  test('makes one owner, once', async () => {
    const { db, token } = invited()
    expect(findInvitation(db, token, noon)).toEqual({ role: 'owner', email: null, by: null })
    expect(await acceptInvitation(db, token, ada, noon)).toMatchObject({ kind: 'accepted' })
    expect(db.select().from(organizers).all()).toMatchObject([
      { email: 'ada@example.org', name: 'Ada Lovelace', role: 'owner', createdAt: noon },
    ])
    expect(await acceptInvitation(db, token, { ...ada, email: 'eve@example.org' }, noon)).toEqual({ kind: 'gone' })
    expect(findInvitation(db, token, noon)).toBeNull()
    expect(firstRunInvitation(db, noon)).toBeNull()
  })

  test('makes one owner when two windows send it at the same time', async () => {
    const { db, token } = invited()
    const both = await Promise.all([
      acceptInvitation(db, token, ada, noon),
      acceptInvitation(db, token, { ...ada, email: 'eve@example.org' }, noon),
    ])
    expect(both.map(one => one.kind).sort()).toEqual(['accepted', 'gone'])
    expect(db.select().from(organizers).all()).toHaveLength(1)
  })

  test('is replaced by the next start, and runs out after a week', () => {
    const { db, token } = invited()
    const next = firstRunInvitation(db, noon + 1) ?? ''
    expect(findInvitation(db, token, noon + 2)).toBeNull()
    expect(findInvitation(db, next, noon + 2)).toMatchObject({ role: 'owner' })
    expect(findInvitation(db, next, noon + 8 * day)).toBeNull()
  })

  test('is kept as its hash alone', () => {
    const { db, token } = invited()
    expect(JSON.stringify(db.select().from(invitations).all())).not.toContain(token)
  })

  test('made up, leads nowhere', async () => {
    const { db } = invited()
    expect(await acceptInvitation(db, 'made-up', ada, noon)).toEqual({ kind: 'gone' })
  })
})

describe('what is typed', () => {
  test.each([
    [{ name: '  ' }, 'no-name'],
    [{ email: 'ada' }, 'no-address'],
    [{ email: 'ada @example.org' }, 'no-address'],
    [{ password: 'eleven char' }, 'short-password'],
    [{ password: '🔑🔑🔑🔑🔑🔑' }, 'short-password'],
    [{ password: 'x'.repeat(201) }, 'long-password'],
    [{ password: 'ada@EXAMPLE.org' }, 'password-is-address'],
  ] as const)('like %j is refused and leaves the link usable', async (typed, problem) => {
    const { db, token } = invited()
    expect(await acceptInvitation(db, token, { ...ada, ...typed }, noon)).toEqual({
      kind: 'refused',
      problems: [problem],
    })
    expect(await acceptInvitation(db, token, ada, noon)).toMatchObject({ kind: 'accepted' })
  })

  test('with several mistakes is told all of them', async () => {
    const { db, token } = invited()
    const typed = { name: '', email: '', password: '' }
    expect(await acceptInvitation(db, token, typed, noon)).toEqual({
      kind: 'refused',
      problems: ['no-name', 'no-address', 'short-password'],
    })
  })
})

describe('a password', () => {
  test('lets its organizer in, however the address is written, and nobody else', async () => {
    const { db, token } = invited()
    await acceptInvitation(db, token, ada, noon)
    expect(await verifyPassword(db, 'ADA@example.org ', ada.password)).toMatchObject({ name: 'Ada Lovelace' })
    expect(await verifyPassword(db, 'ada@example.org', 'correct horse batterY')).toBeNull()
    expect(await verifyPassword(db, 'ada@example.org', '')).toBeNull()
    expect(await verifyPassword(db, 'eve@example.org', ada.password)).toBeNull()
    expect(await verifyPassword(db, "' or 1=1 --", ada.password)).toBeNull()
  })

  test('is the same from a keyboard that composes its letters otherwise', async () => {
    const { db, token } = invited()
    await acceptInvitation(db, token, { ...ada, password: 'Grüße aus Köln'.normalize('NFD') }, noon)
    expect(await verifyPassword(db, 'ada@example.org', 'Grüße aus Köln'.normalize('NFC'))).not.toBeNull()
  })

  test('is kept as argon2id with 19 MiB and two passes', async () => {
    const { db, token } = invited()
    await acceptInvitation(db, token, ada, noon)
    const [row] = db.select().from(organizers).all()
    expect(row?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await verifyPassword(db, 'ada@example.org', ada.password)).not.toHaveProperty('passwordHash')
  })

  test('of an address that nobody has takes as long to refuse', async () => {
    const { db, token } = invited()
    await acceptInvitation(db, token, ada, noon)
    const fastest = async (email: string) => {
      const times: number[] = []
      for (let n = 0; n < 7; n++) {
        const began = performance.now()
        await verifyPassword(db, email, 'not the password')
        times.push(performance.now() - began)
      }
      return Math.min(...times)
    }
    const known = await fastest('ada@example.org')
    expect(await fastest('nobody@example.org')).toBeGreaterThan(known / 10)
  })
})
