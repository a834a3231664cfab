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

/** Whether we could delete a supporter's own post: it is out, and our permission is for that too. */
export function mayDeletePost({ db, networks }: Pick<Outside, 'db' | 'networks'>, pledgeId: number): boolean {
  const post = deletablePost(db, pledgeId)
  return post !== null && (networks.get(post.network)?.removes ?? false)
}

/** Deletes a supporter's own post on its network, for good. `nothing`: there is none that we could delete (any more). */
export async function deleteOwnPost(
  { db, box, networks, now }: Outside,
  pledgeId: number,
): Promise<Removal | 'nothing'> {
  const post = deletablePost(db, pledgeId)
  if (!post || networks.get(post.network)?.removes === false) return 'nothing'
  const grant = openGrant(box, post.accountId, post.sealed)
  const network = networks.get(post.network)
  const removal =
    network && grant !== null
      ? await network.reading.remove(grant, post.remoteId, AbortSignal.timeout(answerWithinMs))
      : 'not-permitted'
  recordDeletion(db, post.delivery, removal, now())
  return removal
}
