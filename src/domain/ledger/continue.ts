import type { Db } from '../../../db/open.ts'
import { closesAt, findLaunch, type Launch, reopenLaunch, resumeLaunch } from '../launch/launch.ts'
import { countRetriable, takeBack } from './held-back.ts'

export type Continued =
  /** `again`: refused deliveries that are tried again. */
  | { readonly kind: 'resumed'; readonly again: number }
  | { readonly kind: 'nothing-to-resume' }
  /** The retry window has closed: nothing may leave any more. */
  | { readonly kind: 'too-late' }

/**
 * Resumes a paused, halted or finished launch; to be called instead of `resumeLaunch`. After a halt, deliveries whose refusal named
 * no account are pending again, because the app was refused and not the people. In a finished launch this is possible until
 * its window closes.
 */
export function continueLaunch(db: Db, launchId: number, now: number): Continued {
  return db.transaction(
    () => {
      const launch = findLaunch(db, launchId)
      if (launch?.state === 'finished') return tryAgain(db, launch, now)
      const kind = resumeLaunch(db, launchId, now)
      if (kind !== 'resumed') return { kind }
      return { kind, again: launch?.state === 'halted' ? takeBack(db, launchId, launch.haltAlike, 'resumed', now) : 0 }
    },
    { behavior: 'immediate' },
  )
}

function tryAgain(db: Db, launch: Launch, now: number): Continued {
  if (countRetriable(db, launch.id, launch.haltAlike) === 0) return { kind: 'nothing-to-resume' }
  if (!reopenLaunch(db, launch.id, now)) return { kind: 'too-late' }
  return { kind: 'resumed', again: takeBack(db, launch.id, launch.haltAlike, 'resumed', now) }
}

/** Whether a finished launch has refused deliveries that can be tried again now. */
export const mayTryAgain = (db: Db, launch: Launch, now: number): boolean =>
  launch.state === 'finished' && now < closesAt(launch) && countRetriable(db, launch.id, launch.haltAlike) > 0
