import { hearSenders } from '../src/domain/ledger/senders.ts'
import type { DirectorContext } from './director-context.ts'
import { publishCall } from './redis/channels.ts'

/** Publishes the settings that senders must have, as long as any sender or stranger is heard. */
export async function publishSettings({ redis, envelope, heartbeats, clock }: DirectorContext): Promise<void> {
  const at = clock.now()
  if (at === null || redis.status !== 'ready') return
  if (heartbeats.all().length === 0 && heartbeats.strangers().length === 0) return
  await publishCall({ redis, envelope, from: 'director' }, 'settings', heartbeats.settings(at))
}

/** Records in the database which senders are alive: pages never ask Redis. */
export function recordSenders({ db, heartbeats }: Pick<DirectorContext, 'db' | 'heartbeats'>): void {
  const heard = heartbeats.all().map(({ life, differs }) => ({ ...life, differs }))
  // By the system's clock, which pages use too: they show how long ago it was.
  if (heard.length > 0) hearSenders(db, heard, Date.now())
}
