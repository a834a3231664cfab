import { holdersWithout } from '../../domain/operation/keys/holders.ts'
import { knownKeys } from '../../domain/operation/keys/keyring.ts'
import { countSealed } from '../../domain/operation/keys/reseal.ts'
import { exit } from '../find-launch.ts'
import { idsOf, type KeysContext, keptIn, texts } from './context.ts'

/** What each key is to this installation. */
export function show(keysContext: KeysContext): number {
  const { db, say } = keysContext
  const [counts, known, ids] = [countSealed(db), knownKeys(db), idsOf(keysContext)]
  say(`Keys in ${keptIn(keysContext)}, by their ids (an id tells nothing of its key):`)
  for (const id of new Set([...ids, ...known.map(one => one.id), ...counts.keys()])) {
    const state = id === known[0]?.id ? 'seals' : known.some(one => one.id === id) ? 'opens only' : 'not used yet'
    const here = ids.includes(id) ? state : id === known[0]?.id ? 'SEALS, AND IS NOT HERE' : 'not here'
    say(`  ${id}  ${here}, ${texts(counts.get(id) ?? 0)} sealed with it`)
  }
  const current = known[0]?.id ?? ''
  const left = [...counts].some(([id]) => id !== current)
  if (left) say('A change of keys is not finished: npm run thunderclap -- keys rotate')
  for (const { process } of holdersWithout(db, current, Date.now()))
    say(`${process} runs without the key that seals: give it to it, and restart it.`)
  return exit.done
}
