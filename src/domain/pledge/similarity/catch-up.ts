import { setImmediate as soon } from 'node:timers/promises'
import type { Db } from '../../../../db/open.ts'
import type { NetworkName } from '../../../networks/port.ts'
import { listCampaigns } from '../../campaign/campaign.ts'
import { storeMissingSignatures } from './signatures.ts'

const atOnce = 50

/**
 * Prints what was pledged under another rule, a little at a time, so that the first supporter after a change of the rule
 * need not wait for it. About 100,000 in two minutes.
 */
export async function catchUp(db: Db, networks: readonly NetworkName[], end: AbortSignal): Promise<void> {
  for (const { id } of listCampaigns(db))
    for (const network of networks) {
      const some = () => storeMissingSignatures(db, { campaignId: id, network }, atOnce)
      while (!end.aborted && db.transaction(some, { behavior: 'immediate' }) > 0) await soon()
    }
}
