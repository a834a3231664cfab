import { and, count, isNotNull } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { pledges } from '../../../db/schema/pledges.ts'
import type { OverFigures } from '../mail/to-supporters.ts'
import { confirmed } from '../pledge/by-hand/rules.ts'
import type { Launch } from './launch.ts'
import { readLaunchStats } from './launch-stats.ts'

export function overFigures(db: Db, launch: Launch): OverFigures {
  const { posted, total, refused, unknown } = readLaunchStats(db, launch).posts
  const by = (said = confirmed(launch.campaignId)) => db.select({ n: count() }).from(pledges).where(said).get()?.n ?? 0
  const byHandPosted = by(and(confirmed(launch.campaignId), isNotNull(pledges.postedAt)))
  return { posted, total, refused, unknown, byHand: by(), byHandPosted }
}
