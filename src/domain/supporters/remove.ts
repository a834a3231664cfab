import type { Db } from '../../../db/open.ts'
import { type Actor, inOneStep, record } from '../audit/record.ts'
import { removePledge } from '../withdrawal.ts'
import type { Supporter } from './list.ts'

type Named = { readonly id: number; readonly title: string }

/** Takes an abusive pledge out, in one step with its record. Never once its post may have left. */
export function removeSupporter(
  db: Db,
  actor: Actor,
  campaign: Named,
  { id, network, handle }: Supporter,
  reason: string,
  now: number,
): 'removed' | 'too-late' {
  return inOneStep(db, () => {
    const result = removePledge(db, id, reason, now)
    if (result === 'removed') record(db, actor, 'pledge-removed', { network, handle, reason }, now, campaign)
    return result
  })
}
