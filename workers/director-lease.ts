import { takeLease } from '../src/domain/ledger/director-lease.ts'
import type { DirectorContext } from './director-context.ts'

const leaseMs = 5_000

/** Whether `me` directs from now on. False as well while the lease cannot be written. */
export function takesLease(director: DirectorContext, me: string, beat: () => void): boolean {
  const { db, disk, now, redis, clock, time } = director
  try {
    // Whoever waits follows the time as well, through a sleep of the machine and back.
    if (redis.status === 'ready') void clock.sample().catch(() => {})
    time.doubt()
    const mine = takeLease(db, 'director', me, leaseMs, now())
    beat()
    return mine
  } catch (error) {
    disk.failed(error)
    return false
  }
}

/** False when another one has the lease. */
export function renewLease({ db, now, log }: DirectorContext, me: string): boolean {
  const mine = takeLease(db, 'director', me, leaseMs, now())
  if (!mine) log.warn('another director has the lease')
  return mine
}
