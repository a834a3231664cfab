import { holdersWithout } from '../../domain/operation/keys/holders.ts'
import { keepHashKeys, knownKeys } from '../../domain/operation/keys/keyring.ts'
import { stillNeeded } from '../../domain/operation/keys/reseal.ts'
import { keyIdOf, secretBox } from '../../lib/secret-box.ts'
import { keyFile, removeKey } from '../../lib/secret-key.ts'
import { exit } from '../find-launch.ts'
import { idsOf, type KeysContext, keptIn, notNow, texts } from './context.ts'

/** Takes an old key away, when nothing needs it. */
export function retire(keysContext: KeysContext, id: string): number {
  const { db, dataDir, given, say } = keysContext
  const [current] = knownKeys(db)
  const why = current ? whyNot(keysContext, id, current.id) : 'No key has sealed anything here yet.'
  if (why !== null) {
    say(why)
    return exit.refused
  }
  keepHashKeys(db, keysContext.keys(), current?.id ?? '', Date.now())
  if (given) {
    const place = given.map(keyIdOf).indexOf(id) + 1
    say(
      `Nothing needs the key ${id}. It is number ${place} of the ${given.length} in SECRET_KEY: take it out for every process, and restart them.`,
    )
    return exit.done
  }
  removeKey(dataDir, id)
  say(`The key ${id} is no longer in ${keyFile(dataDir)}. Backups from its time still need it: keep a copy with them.`)
  say('Senders on other machines keep it until you take it out of their SECRET_KEY.')
  return exit.done
}

function whyNot(keysContext: KeysContext, id: string, current: string): string | null {
  const { db } = keysContext
  const ids = idsOf(keysContext)
  if (!ids.includes(id)) return `There is no key ${id} in ${keptIn(keysContext)}. There is: ${ids.join(', ')}.`
  if (id === current) return `The key ${id} seals. Change to another one first: npm run thunderclap -- keys rotate`
  if (!ids.includes(current))
    return `The key ${current}, which seals here, is not in ${keptIn(keysContext)}: add it first.`
  const needed = stillNeeded(db, secretBox(keysContext.keys(), { sealing: current }), id)
  if (needed > 0)
    return `The key ${id} is needed for ${texts(needed)} it sealed. First: npm run thunderclap -- keys rotate`
  const without = holdersWithout(db, current, Date.now())
  if (without.length > 0)
    return `${without.map(one => one.process).join(', ')}: without the key ${current}. Give it to them first, or nothing would open there.`
  return notNow(db, Date.now())
}
