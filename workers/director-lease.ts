import { takeLease } from '../src/domain/ledger/director-lease.ts'
import type { DirectorContext } from './director-context.ts'

const leaseMs = 5_000

/** Whether `me` directs from now on. False also while the lease cannot be written. */
export function takesLease(director: DirectorContext, me: string, beat: () => void): boolean {
  const { db, disk, now, redis, clock, time } = director
  try {
    // A waiting director follows the clocks too, so that a sleep of the machine is noticed.
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
