import type { Context } from '../../../context.ts'
import { recordRefused, recordWorks, type SignInStep } from '../../../domain/launch/check/refused-sign-ins.ts'
import type { SignInTrouble } from '../../../networks/connector.ts'
import type { NetworkName } from '../../../networks/port.ts'

/** The same trouble is logged again after this, however many meet it. */
const logAgainMs = 60_000

/** Keeps for organizers and for the log why a network refuses sign-ins. A disk that is full keeps nobody from signing in. */
export function signInWatch({ db, log, now }: Pick<Context, 'db' | 'log' | 'now'>) {
  const logged = new Map<string, number>()
  const kept = (write: () => void) => {
    try {
      write()
    } catch (err) {
      log.debug({ err }, 'how sign-ins go could not be kept')
    }
  }
  return {
    refused: (network: NetworkName, step: SignInStep, trouble: SignInTrouble): void => {
      kept(() => recordRefused(db, network, step, trouble, now()))
      const key = `${network} ${step} ${trouble.why}`
      if (now() - (logged.get(key) ?? Number.NEGATIVE_INFINITY) < logAgainMs) return
      logged.set(key, now())
      log.warn({ network, step, ...trouble }, 'a sign-in was refused')
    },
    works: (network: NetworkName, step: SignInStep): void =>
      kept(() => {
        if (recordWorks(db, network, step) === 'over') log.info({ network, step }, 'sign-ins get through again')
      }),
  }
}
