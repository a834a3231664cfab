import type { Db } from '../../db/open.ts'
import type { Launch } from './launch.ts'
import { followersOfPosted } from './ledger/read.ts'
import { readStanding, type Standing } from './standing.ts'

/** What came of a launch. */
export type Reach = {
  readonly standing: Standing
  /** Followers of all accounts that posted, added up: at most this many people, as some follow several of them. */
  readonly followers: number
}

export const readReach = (db: Db, launch: Launch): Reach => ({
  standing: readStanding(db, launch),
  followers: followersOfPosted(db, launch.id),
})
