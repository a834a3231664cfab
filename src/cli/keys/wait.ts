import { holdersWithout, runningHolders } from '../../domain/operation/keys/holders.ts'
import { sleep } from '../../lib/stopping.ts'
import type { KeysContext } from './context.ts'

/** Waits until every process that runs has this key. False, with a reason said, when some do not get it. */
export async function everybodyKnows(keysContext: KeysContext, id: string): Promise<boolean> {
  const { db, say } = keysContext
  const until = performance.now() + keysContext.waitMs
  let without = holdersWithout(db, id, Date.now())
  if (without.length > 0) say('Waiting until every process that runs has the new key …')
  while (without.length > 0 && performance.now() < until) {
    await sleep(250)
    without = holdersWithout(db, id, Date.now())
  }
  if (without.length > 0) {
    say(
      `${without.map(one => one.process).join(', ')}: without the key ${id}, so nothing was sealed anew.\n${remedy(keysContext)}`,
    )
    return false
  }
  const running = runningHolders(db, Date.now())
  const directed = running.some(one => one.process.startsWith('director '))
  if (!directed)
    say(
      'The director does not run, so senders cannot be seen from here: give every one of them the new key before it starts.',
    )
  return true
}

const remedy = ({ given }: KeysContext) =>
  given
    ? 'Restart them with a SECRET_KEY that holds both keys, the old one first, and run this again.'
    : 'Give them both keys: senders on other machines as SECRET_KEY=<old>,<new> (the lines of secret.key), then restart them and run this again.'
