import { and, asc, desc, eq, gt, isNotNull, isNull, lt, sql } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { audit } from '../../../../db/schema/audit.ts'
import type { AuditEventKind, AuditEvents } from './events.ts'
import { type Actor, operator } from './record.ts'

/** `who`: the id of an organizer, or `operator`. After is further back in time, as the newest stands first. */
export type AuditFilter = {
  readonly who: number | 'operator' | null
  readonly campaign: number | null
  readonly kind: AuditEventKind | null
  readonly after: number | null
  readonly before: number | null
}

export type AuditEntry<K extends AuditEventKind = AuditEventKind> = {
  readonly id: number
  readonly at: number
  readonly actor: Actor
  readonly campaign: string | null
  readonly kind: K
  readonly data: AuditEvents[K]
}

export type AuditPage = {
  readonly entries: readonly AuditEntry[]
  readonly newer: boolean
  readonly older: boolean
}

/** A page of the record, `limit` entries at the most, the newest first. */
export function listAudit(db: Db, filter: AuditFilter, limit: number): AuditPage {
  const backwards = filter.before !== null
  const found = db
    .select()
    .from(audit)
    .where(and(matches(filter), from(filter)))
    .orderBy(backwards ? asc(audit.id) : desc(audit.id))
    .limit(limit + 1)
    .all()
  const more = found.length > limit
  const entries = found.slice(0, limit).map(toEntry)
  if (backwards) return { entries: entries.reverse(), newer: more, older: true }
  return { entries, newer: filter.after !== null, older: more }
}

/** Everybody in the record under the name they had last, and every campaign, to choose from. */
export function namesInAudit(db: Db) {
  const last = sql<number>`max(${audit.id})`
  const who = db.select({ id: audit.actorId, name: audit.actor, last }).from(audit)
  const about = db
    .select({ id: sql<number>`${audit.campaignId}`, title: sql<string>`${audit.campaign}`, last })
    .from(audit)
  return {
    people: who
      .groupBy(audit.actorId)
      .all()
      .map(({ id, name }): Actor => ({ id, name })),
    campaigns: about.where(isNotNull(audit.campaignId)).groupBy(audit.campaignId).all(),
  }
}

function matches({ who, campaign, kind }: AuditFilter) {
  return and(
    who === null ? undefined : who === 'operator' ? isNull(audit.actorId) : eq(audit.actorId, who),
    campaign === null ? undefined : eq(audit.campaignId, campaign),
    kind === null ? undefined : eq(audit.kind, kind),
  )
}

const from = ({ after, before }: AuditFilter) =>
  before !== null ? gt(audit.id, before) : after !== null ? lt(audit.id, after) : undefined

function toEntry({ actorId, actor, kind, data, id, at, campaign }: typeof audit.$inferSelect): AuditEntry {
  const by = actorId === null ? operator : { id: actorId, name: actor }
  return { id, at, campaign, actor: by, kind: kind as AuditEventKind, data: JSON.parse(data) }
}
