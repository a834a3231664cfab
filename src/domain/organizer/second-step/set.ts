import { and, eq, ne } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { sessions } from '../../../../db/schema/organizers.ts'
import { recoveryCodes, secondSteps } from '../../../../db/schema/second-steps.ts'
import type { SecretBox } from '../../../lib/secret-box.ts'
import { type Actor, record } from '../audit/record.ts'
import { findByAddress, type Organizer, verifyPassword } from '../organizer.ts'
import { hashRecoveryCode, newRecoveryCodes, stepOf, stepRow } from './code.ts'
import { isSessionOpen, isStepRequired, neededStep, type PassedStep } from './state.ts'

/** The session that asks, and what it has passed. */
export type Asking = { readonly idHash: string; readonly passed: PassedStep | undefined }

export type StepSet =
  /** The recovery codes, told this once. */
  | { readonly kind: 'set'; readonly codes: readonly string[] }
  | { readonly kind: 'wrong-password' }
  | { readonly kind: 'wrong-code' }
  /** The session was ended meanwhile, or a second step was set up elsewhere, which it has not passed. */
  | { readonly kind: 'gone' }

/** Sets a first second step, or another in place of the one before. Ends every other session. */
export async function setStep(
  db: Db,
  box: SecretBox,
  organizer: Organizer,
  typed: { readonly password: string; readonly code: string; readonly secret: string },
  asking: Asking,
  now: number,
): Promise<StepSet> {
  const { id, email } = organizer
  if (!(await verifyPassword(db, email, typed.password))) return { kind: 'wrong-password' }
  const usedStep = stepOf(typed.secret, typed.code, now)
  if (usedStep === null) return { kind: 'wrong-code' }
  const row = { organizerId: id, secret: box.seal(typed.secret, stepRow(id)), since: now, usedStep }
  return db.transaction(
    tx => {
      if (!isSessionOpen(tx, id, asking.idHash) || neededStep(db, id, asking.passed) === 'code') return { kind: 'gone' }
      tx.insert(secondSteps).values(row).onConflictDoUpdate({ target: secondSteps.organizerId, set: row }).run()
      endSessions(tx, id, asking.idHash)
      record(tx, organizer, 'second-step-set', {}, now)
      return { kind: 'set', codes: storeCodes(tx, id) }
    },
    { behavior: 'immediate' },
  )
}

/** Others in place of all recovery codes there were; null for a wrong password. Ends every other session. */
export async function renewCodes(
  db: Db,
  organizer: Organizer,
  password: string,
  idHash: string,
  now: number,
): Promise<readonly string[] | null> {
  if (!(await verifyPassword(db, organizer.email, password))) return null
  return db.transaction(
    tx => {
      endSessions(tx, organizer.id, idHash)
      record(tx, organizer, 'recovery-codes-made', {}, now)
      return storeCodes(tx, organizer.id)
    },
    { behavior: 'immediate' },
  )
}

/** Nobody goes without one while everybody has to have it. Ends every other session. */
export async function removeStep(
  db: Db,
  organizer: Organizer,
  password: string,
  idHash: string,
  now: number,
): Promise<'removed' | 'wrong-password' | 'required'> {
  if (!(await verifyPassword(db, organizer.email, password))) return 'wrong-password'
  return db.transaction(
    tx => {
      if (isStepRequired(db)) return 'required'
      erase(tx, organizer.id)
      endSessions(tx, organizer.id, idHash)
      record(tx, organizer, 'second-step-removed', {}, now)
      return 'removed'
    },
    { behavior: 'immediate' },
  )
}

/**
 * Takes the second step of somebody who has lost it away; null for an address that nobody has. Ends all their sessions: one that
 * has passed the password alone would be let in by it.
 */
export const resetStep = (db: Db, actor: Actor, email: string, now: number): Organizer | null =>
  db.transaction(
    tx => {
      const organizer = findByAddress(tx, email)
      if (!organizer) return null
      erase(tx, organizer.id)
      endSessions(tx, organizer.id, null)
      record(tx, actor, 'second-step-reset', { name: organizer.name }, now)
      return organizer
    },
    { behavior: 'immediate' },
  )

type Changing = Pick<Db, 'insert' | 'delete'>

function storeCodes(tx: Changing, organizerId: number): readonly string[] {
  const codes = newRecoveryCodes()
  tx.delete(recoveryCodes).where(eq(recoveryCodes.organizerId, organizerId)).run()
  tx.insert(recoveryCodes)
    .values(codes.map(code => ({ organizerId, codeHash: hashRecoveryCode(code) })))
    .run()
  return codes
}

function erase(tx: Changing, organizerId: number): void {
  tx.delete(recoveryCodes).where(eq(recoveryCodes.organizerId, organizerId)).run()
  tx.delete(secondSteps).where(eq(secondSteps.organizerId, organizerId)).run()
}

function endSessions(tx: Changing, organizerId: number, keep: string | null): void {
  const others = keep === null ? undefined : ne(sessions.idHash, keep)
  tx.delete(sessions)
    .where(and(eq(sessions.organizerId, organizerId), others))
    .run()
}
