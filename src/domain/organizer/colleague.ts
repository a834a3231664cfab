import { count, eq } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { invitations, organizers } from '../../../db/schema/organizers.ts'
import { cleanLine } from '../../lib/invisible-characters.ts'
import { type Actor, record } from './audit/record.ts'
import type { Organizer, Role } from './organizer.ts'

/** Somebody must be able to let others in: the last owner stays one. */
export type Change = 'changed' | 'last-owner' | 'unknown'

export function changeRole(db: Db, actor: Actor, id: number, role: Role, now: number): Change {
  return changing(db, id, (tx, { name, role: from }) => {
    if (from === role) return 'changed'
    if (isLastOwner(tx, from)) return 'last-owner'
    tx.update(organizers).set({ role }).where(eq(organizers.id, id)).run()
    record(tx, actor, 'role-changed', { name, from, to: role }, now)
    return 'changed'
  })
}

/** Ends their sessions and links, and takes back the invitations they made. */
export function removeColleague(db: Db, actor: Actor, id: number, now: number): Change {
  return changing(db, id, (tx, { name, email, role }) => {
    if (isLastOwner(tx, role)) return 'last-owner'
    tx.delete(invitations).where(eq(invitations.invitedBy, id)).run()
    tx.delete(organizers).where(eq(organizers.id, id)).run()
    record(tx, actor, 'removed', { name, email, role }, now)
    return 'changed'
  })
}

/** An empty name is none, and changes nothing. */
export function changeName(db: Db, { id, name: from }: Organizer, typed: string, now: number): 'changed' | 'no-name' {
  const to = cleanLine(typed)
  if (to === '') return 'no-name'
  changing(db, id, tx => {
    tx.update(organizers).set({ name: to }).where(eq(organizers.id, id)).run()
    if (to !== from) record(tx, { id, name: from }, 'name-changed', { from, to }, now)
    return 'changed'
  })
  return 'changed'
}

type Changing = Pick<Db, 'select' | 'insert' | 'update' | 'delete'>
type Row = typeof organizers.$inferSelect

/** Nobody else writes between the look and the change. */
function changing(db: Db, id: number, work: (tx: Changing, row: Row) => Change): Change {
  return db.transaction(
    tx => {
      const row = tx.select().from(organizers).where(eq(organizers.id, id)).get()
      return row ? work(tx, row) : 'unknown'
    },
    { behavior: 'immediate' },
  )
}

function isLastOwner(db: Changing, role: Role): boolean {
  if (role !== 'owner') return false
  return db.select({ n: count() }).from(organizers).where(eq(organizers.role, 'owner')).get()?.n === 1
}
