import { and, eq, gt, inArray, notExists, or, sql } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { campaigns } from '../../../db/schema/campaigns.ts'
import { launches } from '../../../db/schema/launches.ts'
import { pledges } from '../../../db/schema/pledges.ts'
import { hashToken, newToken, type SecretBox } from '../../lib/secret-box.ts'
import { findAnyCampaign, type OwnCampaign } from './all-campaigns.ts'

/** Shows a draft to everybody and opens its launch, in one step. Whether it is complete is for who asks to know. */
export function publish(db: Db, campaignId: number, now: number): 'published' | 'no-moment' | 'was-published' {
  return db.transaction(
    tx => {
      const draft = and(eq(campaigns.id, campaignId), eq(campaigns.state, 'draft'))
      if (!tx.select({ id: campaigns.id }).from(campaigns).where(draft).get()) return 'was-published'
      const opened = tx
        .update(launches)
        .set({ state: 'open' })
        .where(
          and(
            eq(launches.campaignId, campaignId),
            eq(launches.kind, 'real'),
            inArray(launches.state, ['draft', 'open']),
            gt(launches.launchAt, now),
          ),
        )
        .run()
      if (opened.changes !== 1) return 'no-moment'
      tx.update(campaigns).set({ state: 'published' }).where(draft).run()
      return 'published'
    },
    { behavior: 'immediate' },
  )
}

/** Takes a campaign off the site again. Whoever has pledged, even if it was withdrawn, was promised something. */
export function unpublish(db: Db, campaignId: number): 'unpublished' | 'pledged' {
  return db.transaction(
    tx => {
      const untouched = and(eq(campaigns.id, campaignId), eq(campaigns.state, 'published'), notExists(pledgesOf(tx)))
      if (tx.update(campaigns).set({ state: 'draft' }).where(untouched).run().changes !== 1) return 'pledged'
      const ahead = and(eq(launches.campaignId, campaignId), eq(launches.kind, 'real'), eq(launches.state, 'open'))
      tx.update(launches).set({ state: 'draft' }).where(ahead).run()
      return 'unpublished'
    },
    { behavior: 'immediate' },
  )
}

/** The secret of the preview link. Made when first asked for, and anew when its key is gone. */
export function previewToken(db: Db, box: SecretBox, campaign: OwnCampaign): string {
  return opened(box, campaign) ?? renewPreview(db, box, campaign.id)
}

/** Null where there is none, or where it was sealed with a key that is gone. */
function opened(box: SecretBox, { previewHash, previewSealed }: OwnCampaign): string | null {
  if (!previewHash || !previewSealed) return null
  try {
    return box.open(previewSealed, `preview:${previewHash}`)
  } catch {
    return null
  }
}

/** Another secret: the link that was passed on before leads nowhere from now on. */
export function renewPreview(db: Db, box: SecretBox, campaignId: number): string {
  const token = newToken()
  const previewHash = hashToken(token)
  const previewSealed = box.seal(token, `preview:${previewHash}`)
  db.update(campaigns).set({ previewHash, previewSealed }).where(eq(campaigns.id, campaignId)).run()
  return token
}

export function findByPreview(db: Db, token: string): OwnCampaign | null {
  const found = db
    .select({ slug: campaigns.slug })
    .from(campaigns)
    .where(eq(campaigns.previewHash, hashToken(token)))
    .get()
  return found ? findAnyCampaign(db, found.slug) : null
}

const pledgesOf = (db: Pick<Db, 'select'>) =>
  db
    .select({ one: sql`1` })
    .from(pledges)
    .where(and(eq(pledges.campaignId, campaigns.id), or(eq(pledges.by, 'account'), eq(pledges.state, 'confirmed'))))
