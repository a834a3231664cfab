import { and, eq, gt, inArray, or, sql } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { prepared } from '../../../db/prepared.ts'
import { launches } from '../../../db/schema/launches.ts'

export type Launch = typeof launches.$inferSelect
export type LaunchState = Launch['state']

/** States in which posts are, or may still be, on their way. */
export const underWay = ['arming', 'armed', 'firing', 'settling'] as const satisfies readonly LaunchState[]

/** Whether anything can hold a network of it back: it was not ended otherwise. */
export const canBeHeld = ({ state }: Launch): boolean => state === 'halted' || underWay.some(one => one === state)

/** How long before its moment a launch is armed: from then on its texts are frozen and it cannot be moved. In ms. */
export const armAheadMs = 60_000

export function realLaunch(db: Db, campaignId: number): Launch | undefined {
  return db
    .select()
    .from(launches)
    .where(and(eq(launches.campaignId, campaignId), eq(launches.kind, 'real')))
    .get()
}

export const findLaunch = (db: Db, launchId: number): Launch | undefined => statements(db).byId.get({ launchId })

const statements = prepared(db => ({
  // Read again and again for every batch that is out.
  byId: db
    .select()
    .from(launches)
    .where(eq(launches.id, sql.placeholder('launchId')))
    .prepare(),
}))

/** After this moment (ms) no post of this launch leaves any more. */
export const closesAt = (launch: Pick<Launch, 'launchAt' | 'spreadMs' | 'retryWindowMs'>) =>
  launch.launchAt + launch.spreadMs + launch.retryWindowMs

/** Whether anything about a launch may still be set. */
export const notArmed = (now: number) =>
  or(and(inArray(launches.state, ['draft', 'open']), gt(launches.launchAt, now)), eq(launches.state, 'missed'))

/** Whether a backup was restored that cannot know what it did. It is `stopped`. */
export const isRestored = ({ restoredAt }: Pick<Launch, 'restoredAt'>): boolean => restoredAt !== null
