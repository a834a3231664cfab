import { and, eq } from 'drizzle-orm'
import { grants } from '../../../../db/schema/accounts.ts'
import { testPosts } from '../../../../db/schema/test-posts.ts'
import type { Removal } from '../../../networks/port.ts'
import type { OwnCampaign } from '../../campaign/all-campaigns.ts'
import { record } from '../../organizer/audit/record.ts'
import type { Organizer } from '../../organizer/organizer.ts'
import { openGrant } from '../../pledge/grants/give-back.ts'
import { releaseUnneeded } from '../../pledge/grants/release.ts'
import type { TestPost } from './list.ts'
import type { Outside } from './test-post.ts'

const answerWithinMs = 10_000

type Ending = { readonly campaign: OwnCampaign; readonly organizer: Organizer; readonly post: TestPost }

/** Deletes a test post on its network, for good. `nothing`: there is none that we could delete. */
export async function deleteTestPost(
  { db, box, networks, now }: Outside,
  { campaign, organizer, post }: Ending,
): Promise<Removal | 'nothing'> {
  const network = networks.get(post.network)
  const live = and(eq(grants.accountId, post.accountId), eq(grants.state, 'live'))
  const sealed = db.select({ sealed: grants.sealed }).from(grants).where(live).get()?.sealed
  const grant = sealed ? openGrant(box, post.accountId, sealed) : null
  if (post.state !== 'posted' || post.remoteId === null || !network?.removes || grant === null) return 'nothing'
  const removal = await network.reading.remove(grant, post.remoteId, AbortSignal.timeout(answerWithinMs))
  if (removal !== 'removed' && removal !== 'gone') return removal
  db.transaction(
    tx => {
      const out = and(eq(testPosts.id, post.id), eq(testPosts.state, 'posted'))
      tx.update(testPosts).set({ state: 'deleted', settledAt: now() }).where(out).run()
      record(tx, organizer, 'test-post-deleted', { network: post.network, handle: post.handle ?? '' }, now(), campaign)
      releaseUnneeded(db, post.accountId, now())
    },
    { behavior: 'immediate' },
  )
  return removal
}
