import type { Db } from '../../../db/open.ts'
import type { SecretBox } from '../../lib/secret-box.ts'
import type { Network, NetworkName, Removal } from '../../networks/port.ts'
import { deletablePost, recordDeletion } from '../ledger/deletion.ts'
import { openGrant } from './grants/give-back.ts'

const answerWithinMs = 10_000

type Outside = {
  readonly db: Db
  readonly box: SecretBox
  readonly networks: ReadonlyMap<NetworkName, Network>
  readonly now: () => number
}

/** Deletes a supporter's own post on its network, for good. `nothing`: there is none that we could delete (any more). */
export async function deleteOwnPost(
  { db, box, networks, now }: Outside,
  pledgeId: number,
): Promise<Removal | 'nothing'> {
  const post = deletablePost(db, pledgeId)
  if (!post) return 'nothing'
  const grant = openGrant(box, post.accountId, post.sealed)
  const network = networks.get(post.network)
  const removal =
    network && grant !== null
      ? await network.reading.remove(grant, post.remoteId, AbortSignal.timeout(answerWithinMs))
      : 'not-permitted'
  recordDeletion(db, post.delivery, removal, now())
  return removal
}
