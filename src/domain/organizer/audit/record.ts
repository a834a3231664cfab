import type { Db } from '../../../../db/open.ts'
import { audit } from '../../../../db/schema/audit.ts'
import type { AuditEventKind, AuditEvents } from './events.ts'

/** Who did it: an organizer, or whoever runs the site, at the command line. */
export type Actor = { readonly id: number | null; readonly name: string }

export const operator: Actor = { id: null, name: '' }

/** A database or a transaction of it. */
export type AuditDb = Pick<Db, 'insert'>

/** Keeps for good that somebody did something. In the transaction of what was done: neither without the other. */
export function record<K extends AuditEventKind>(
  db: AuditDb,
  actor: Actor,
  kind: K,
  data: AuditEvents[K],
  now: number,
  campaign?: { readonly id: number; readonly title: string },
): void {
  db.insert(audit)
    .values({
      at: now,
      actorId: actor.id,
      actor: actor.name,
      kind,
      campaignId: campaign?.id ?? null,
      campaign: campaign?.title ?? null,
      data: JSON.stringify(data),
    })
    .run()
}

/** Runs `work` as one step: an action and its record. Transactions inside it become part of it. */
export const inOneStep = <R>(db: Db, work: () => R): R => db.transaction(() => work(), { behavior: 'immediate' })
