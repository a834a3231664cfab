import { setImmediate } from 'node:timers/promises'
import type { Context } from '../src/context.ts'
import { eraseWished } from '../src/domain/pledge/erasing/erase.ts'

/** In one transaction: other writers wait for it. */
const atOnce = 20

/** Erases the pledges whose erasing had to wait until their post was settled. */
export async function eraseSettled({ db, box, log, now }: Context, end: AbortSignal): Promise<void> {
  while (!end.aborted) {
    const erased = eraseWished(db, box, now(), atOnce)
    if (erased > 0) log.info({ pledges: erased }, 'erased by wish')
    if (erased < atOnce) return
    await setImmediate()
  }
}
