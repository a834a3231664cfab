import { describe, expect, test } from 'vitest'
import { invitations, organizers } from '../../../db/schema/index.ts'
import { acceptInvitation } from '../../../src/domain/organizer/acceptance.ts'
import { listAudit } from '../../../src/domain/organizer/audit/list.ts'
import { changeRole, removeColleague } from '../../../src/domain/organizer/colleague.ts'
import {
  findInvitation,
  firstRunInvitation,
  forgetInvitations,
  invite,
  listInvitations,
  revokeInvitation,
} from '../../../src/domain/organizer/invitation.ts'
import { noon } from '../../support/context.ts'
import { testDb } from '../../support/db.ts'

const day = 86_400_000
const password = 'correct horse battery'

async function owned() {
  const db = testDb()
  const typed = { name: 'Ada', email: 'ada@example.org', password }
  const first = await acceptInvitation(db, firstRunInvitation(db, noon) ?? '', typed, noon)
  if (first.kind !== 'accepted') throw new Error(first.kind)
  const ada = { id: first.organizerId, name: 'Ada' }
  const invited = (email = 'grace@example.org', role: 'owner' | 'editor' | 'viewer' = 'editor', now = noon) => {
    const made = invite(db, ada, { email, role }, now)
    if (made.kind !== 'invited') throw new Error(made.kind)
    return made.token
  }
  const join = (token: string, now = noon) =>
    acceptInvitation(db, token, { name: 'Grace', email: 'eve@example.org', password }, now)
  const everybody = { who: null, campaign: null, kind: null, after: null, before: null }
  const recorded = () => listAudit(db, everybody, 50).entries.map(({ kind, data }) => ({ kind, data }))
  return { db, ada, invited, join, recorded }
}

describe('an invitation', () => {
  test('makes a colleague with its role and its address, whatever address is sent along', async () => {
    const { db, invited, join, recorded } = await owned()
    const token = invited(' Grace@Example.org ')
    expect(findInvitation(db, token, noon)).toEqual({ role: 'editor', email: 'grace@example.org', by: 'Ada' })
    expect(await join(token)).toMatchObject({ kind: 'accepted' })
    expect(db.select().from(organizers).all()[1]).toMatchObject({ email: 'grace@example.org', role: 'editor' })
    expect(recorded().slice(0, 2)).toEqual([
      { kind: 'joined', data: { email: 'grace@example.org', role: 'editor' } },
      { kind: 'invited', data: { email: 'grace@example.org', role: 'editor' } },
    ])
  })

  test('is forgotten with its address when it works no more, accepted or not', async () => {
    const { db, invited, join } = await owned()
    await join(invited())
    invited('never@example.org')
    expect(forgetInvitations(db, noon + 7 * day - 1)).toBe(0)
    forgetInvitations(db, noon + 7 * day)
    expect(db.select().from(invitations).all()).toEqual([])
    expect(db.select().from(organizers).all()).toHaveLength(2)
  })

  test('works once, for a week, and not after it was revoked', async () => {
    const { db, ada, invited, join } = await owned()
    const used = invited()
    await join(used)
    expect(await join(used)).toEqual({ kind: 'gone' })
    const old = invited('old@example.org')
    expect(listInvitations(db, noon + 7 * day - 1)).toHaveLength(1)
    expect(await join(old, noon + 7 * day)).toEqual({ kind: 'gone' })
    expect(listInvitations(db, noon + 7 * day)).toEqual([])
    const revoked = invited('revoked@example.org')
    const key = listInvitations(db, noon).find(one => one.email === 'revoked@example.org')?.key ?? ''
    expect(revokeInvitation(db, ada, key, noon)).toBe('revoked@example.org')
    expect(await join(revoked)).toEqual({ kind: 'gone' })
    expect(revokeInvitation(db, ada, key, noon)).toBeNull()
  })

  test('for an address takes the place of the one before, and there is none for a colleague', async () => {
    const { db, ada, invited, join } = await owned()
    const first = invited()
    const second = invited('GRACE@example.org', 'viewer')
    expect(listInvitations(db, noon)).toMatchObject([{ role: 'viewer' }])
    expect(await join(first)).toEqual({ kind: 'gone' })
    expect(await join(second)).toMatchObject({ kind: 'accepted' })
    expect(invite(db, ada, { email: 'grace@example.org', role: 'owner' }, noon)).toEqual({ kind: 'known-address' })
    expect(invite(db, ada, { email: 'grace', role: 'owner' }, noon)).toEqual({ kind: 'no-address' })
  })

  test('makes one colleague when two windows send it at the same time', async () => {
    const { db, invited, join } = await owned()
    const token = invited()
    const both = await Promise.all([join(token), join(token)])
    expect(both.map(one => one.kind).filter(kind => kind === 'accepted')).toHaveLength(1)
    expect(db.select().from(organizers).all()).toHaveLength(2)
  })

  test('is kept as its hash alone', async () => {
    const { db, invited } = await owned()
    const token = invited()
    expect(JSON.stringify(db.select().from(invitations).all())).not.toContain(token)
  })
})

describe('colleagues', () => {
  test('get another role, and go with their open invitations', async () => {
    const { db, ada, invited, join, recorded } = await owned()
    await join(invited())
    const [, grace] = db.select().from(organizers).all()
    const id = grace?.id ?? 0
    expect(changeRole(db, ada, id, 'owner', noon)).toBe('changed')
    const hers = invite(db, { id, name: 'Grace' }, { email: 'eve@example.org', role: 'owner' }, noon)
    expect(removeColleague(db, ada, id, noon)).toBe('changed')
    expect(hers.kind === 'invited' && findInvitation(db, hers.token, noon)).toBeNull()
    expect(recorded().slice(0, 3)).toMatchObject([
      { kind: 'removed', data: { name: 'Grace', role: 'owner' } },
      { kind: 'invited' },
      { kind: 'role-changed', data: { from: 'editor', to: 'owner' } },
    ])
    expect(removeColleague(db, ada, id, noon)).toBe('unknown')
  })

  test('always have an owner among them', async () => {
    const { db, ada, invited, join } = await owned()
    await join(invited())
    expect(changeRole(db, ada, ada.id, 'editor', noon)).toBe('last-owner')
    expect(removeColleague(db, ada, ada.id, noon)).toBe('last-owner')
    const [, grace] = db.select().from(organizers).all()
    changeRole(db, ada, grace?.id ?? 0, 'owner', noon)
    expect(changeRole(db, ada, ada.id, 'viewer', noon)).toBe('changed')
    expect(removeColleague(db, ada, ada.id, noon)).toBe('changed')
  })
})
