import { eq, sql } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { prepared } from '../../../db/prepared.ts'
import { accounts } from '../../../db/schema/accounts.ts'
import type { TextRule } from '../../networks/port.ts'
import { listMessages } from '../campaign/message.ts'
import { type Span, sharedParts } from './similarity/shared-parts.ts'
import { shinglesOf, similarFrom, similarity } from './similarity/shingles.ts'
import { dropSignature, findSimilarPledge, type Scope, storeSignature } from './similarity/signatures.ts'

/** What a text is too near to, and which of its own parts are the same. Nothing else of the other is told. */
export type TooNear = { readonly to: 'sample' | 'pledge'; readonly shared: readonly Span[] }

/**
 * Where everybody must find words of their own: whether a text is the same or nearly the same as a sample, or as an
 * active pledge of another account. Call it in the immediate transaction that keeps the text, or only to tell early.
 */
export function findTooNear(db: Db, scope: Scope, text: string, notOf: number | null): TooNear | null {
  const shingles = shinglesOf(text)
  const sample = listMessages(db, scope.campaignId).find(
    one => similarity(shingles, shinglesOf(one.text)) >= similarFrom,
  )
  if (sample) return { to: 'sample', shared: sharedParts(text, sample.text) }
  const other = findSimilarPledge(db, scope, text, notOf)
  return other === null ? null : { to: 'pledge', shared: sharedParts(text, other) }
}

/** What a pledge's text is compared by from now on; nothing where samples may be posted. */
export function storeOwnText(db: Db, scope: Scope, pledgeId: number, text: string, rule: TextRule): void {
  if (rule === 'own-words') storeSignature(db, scope, pledgeId, text)
  else dropSignature(db, scope, pledgeId)
}

export function scopeOf(db: Db, campaignId: number, accountId: number | null): Scope {
  const account = statements(db).network.get({ accountId })
  if (!account) throw new Error(`no account ${accountId}`)
  return { campaignId, network: account.network }
}

const statements = prepared(db => ({
  network: db
    .select({ network: accounts.network })
    .from(accounts)
    .where(eq(accounts.id, sql.placeholder('accountId')))
    .prepare(),
}))
