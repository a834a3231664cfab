import type { Db } from '../../../db/open.ts'
import { networkNames } from '../../networks/port.ts'
import { closesAt, findLaunch, type Launch } from '../launch/launch.ts'
import { countRetriable, type Refused, takeBack } from './held-back.ts'
import { type Hold, readHolds, reopenLaunch, resumeLaunch, type Which } from './holds.ts'

export type Continued =
  /** `again`: refused deliveries that are tried again. */
  | { readonly kind: 'resumed'; readonly again: number }
  | { readonly kind: 'nothing-to-resume' }
  /** The retry window has closed: nothing may leave any more. */
  | { readonly kind: 'too-late' }

/**
 * Resumes what is paused or halted of a launch, or (with `which`) one network of it, or reopens a finished one; to be called instead
 * of `resumeLaunch`. After a halt, deliveries of that network whose refusal named no account are pending again, because the app
 * was refused and not the people. In a finished launch this is possible until its window closes.
 */
export function continueLaunch(db: Db, launchId: number, now: number, which: Which = null): Continued {
  return db.transaction(
    () => {
      const launch = findLaunch(db, launchId)
      if (launch?.state === 'finished') return tryAgain(db, launch, now, which)
      const held = resumeLaunch(db, launchId, now, which)
      if (typeof held === 'string') return { kind: held }
      return { kind: 'resumed', again: takeAllBack(db, held.filter(wasHalted), now) }
    },
    { behavior: 'immediate' },
  )
}

const wasHalted = (hold: Hold) => hold.haltedAt !== null

function tryAgain(db: Db, launch: Launch, now: number, which: Which): Continued {
  const some = refusedIn(db, launch.id, which).filter(refused => countRetriable(db, refused) > 0)
  if (some.length === 0) return { kind: 'nothing-to-resume' }
  const networks = some.map(({ network }) => network)
  if (!reopenLaunch(db, launch.id, now, networks)) return { kind: 'too-late' }
  return { kind: 'resumed', again: takeAllBack(db, some, now) }
}

const takeAllBack = (db: Db, some: readonly Refused[], now: number) =>
  some.reduce((sum, refused) => sum + takeBack(db, refused, 'resumed', now), 0)

function refusedIn(db: Db, launchId: number, which: Which): Refused[] {
  const holds = readHolds(db, launchId)
  const alikeOf = (network: string) => holds.find(hold => hold.network === network)?.alike ?? null
  return networkNames
    .filter(network => which === null || network === which)
    .map(network => ({ launchId, network, alike: alikeOf(network) }))
}

/** Whether a finished launch has refused deliveries that can be tried again now. */
export const mayTryAgain = (db: Db, launch: Launch, now: number): boolean =>
  launch.state === 'finished' &&
  now < closesAt(launch) &&
  refusedIn(db, launch.id, null).some(refused => countRetriable(db, refused) > 0)
