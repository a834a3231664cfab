import { and, count, eq, lt } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { recoveryCodes, secondSteps } from '../../../../db/schema/second-steps.ts'
import type { SecretBox } from '../../../lib/secret-box.ts'
import { record } from '../audit/record.ts'
import type { Organizer } from '../organizer.ts'
import { hashRecoveryCode, isAppCode, stepOf, stepRow } from './code.ts'
import { isSessionOpen } from './state.ts'

/**
 * Whether what was typed passes the second step. It passes once, in a session that still stands: one that was ended
 * while the code was on its way stays ended.
 */
export function passStep(
  db: Db,
  box: SecretBox,
  organizer: Organizer,
  { typed, idHash }: { readonly typed: string; readonly idHash: string },
  now: number,
): boolean {
  return db.transaction(
    tx => {
      if (!isSessionOpen(tx, organizer.id, idHash)) return false
      return isAppCode(typed) ? useCode(tx, box, organizer, typed, now) : useRecovery(tx, organizer, typed, now)
    },
    { behavior: 'immediate' },
  )
}

type Within = Pick<Db, 'select' | 'insert' | 'update' | 'delete'>

function useCode(tx: Within, box: SecretBox, { id }: Organizer, typed: string, now: number): boolean {
  const mine = eq(secondSteps.organizerId, id)
  const found = tx.select().from(secondSteps).where(mine).get()
  const secret = found && opened(() => box.open(found.secret, stepRow(id)))
  const step = secret ? stepOf(secret, typed, now) : null
  if (step === null) return false
  const isNew = and(mine, lt(secondSteps.usedStep, step))
  return tx.update(secondSteps).set({ usedStep: step }).where(isNew).run().changes > 0
}

/** Sealed with a key that is gone, no code fits; those for recovery still do. */
function opened(open: () => string): string | null {
  try {
    return open()
  } catch {
    return null
  }
}

function useRecovery(tx: Within, organizer: Organizer, typed: string, now: number): boolean {
  const mine = eq(recoveryCodes.organizerId, organizer.id)
  const used = tx
    .delete(recoveryCodes)
    .where(and(mine, eq(recoveryCodes.codeHash, hashRecoveryCode(typed))))
    .run().changes
  if (used === 0) return false
  const left = tx.select({ n: count() }).from(recoveryCodes).where(mine).get()?.n ?? 0
  record(tx, organizer, 'recovery-code-used', { left }, now)
  return true
}
