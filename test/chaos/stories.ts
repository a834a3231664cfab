import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { batches } from '../../db/schema/index.ts'
import { attemptsOf, deliveryOfPledge } from '../../src/domain/ledger/read.ts'
import type { Rig } from './rig.ts'

/** Writes the attempts of every supporter that a broken promise names into a file beside the logs. */
export function storiesOf(rig: Rig, lines: readonly string[]): void {
  const { db } = rig.context
  const { launchAt } = rig.launch()
  const tell = (line: string) => appendFileSync(join(rig.folder, 'broken.log'), `${line}\n`)
  for (const line of lines) {
    tell(line)
    const one = rig.supporters.find(other => /^@([\w.-]+)/.exec(line)?.[1] === other.handle)
    const delivery = one && deliveryOfPledge(db, one.pledgeId)
    if (!delivery) continue
    tell(`  ${JSON.stringify({ ...delivery, frozen: undefined })}`)
    for (const { at, ...attempt } of attemptsOf(db, delivery.id))
      tell(`  ${at - launchAt} ms after T0: ${JSON.stringify(attempt)}`)
  }
  for (const batch of db.select().from(batches).where(eq(batches.launchId, rig.campaign.launchId)).all())
    tell(`batch ${JSON.stringify(batch)}`)
}
