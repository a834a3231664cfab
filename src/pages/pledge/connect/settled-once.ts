import { setTimeout as delay } from 'node:timers/promises'
import type { Context } from '../../../context.ts'
import { claimReturn, giveUpReturn, outcomeOf, settleReturn } from '../../../domain/pledge/sign-in-returns.ts'

const lookAgainMs = 100

/**
 * Settles a network's return once, whatever process it comes to and however often: who comes while another request is
 * at it waits, and is given the same outcome. X shows "click here to continue", and people do while the page goes on.
 */
export async function settledOnce<Outcome extends object>(
  { db, now }: Pick<Context, 'db' | 'now'>,
  address: string,
  settle: () => Promise<Outcome>,
): Promise<Outcome> {
  for (;;) {
    if (claimReturn(db, address, now())) return settling()
    const outcome = outcomeOf(db, address)
    if (outcome !== null) return outcome as Outcome
    await delay(lookAgainMs)
  }

  async function settling(): Promise<Outcome> {
    try {
      const outcome = await settle()
      settleReturn(db, address, outcome)
      return outcome
    } catch (error) {
      giveUpReturn(db, address)
      throw error
    }
  }
}
