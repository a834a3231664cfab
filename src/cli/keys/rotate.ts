import { join } from 'node:path'
import { holdFile } from '../../../db/lock.ts'
import { keepHashKeys, knownKeys, noteEmptied, sealWith } from '../../domain/operation/keys/keyring.ts'
import { planRotation } from '../../domain/operation/keys/plan.ts'
import { keyIdOf, newSecretKey } from '../../lib/secret-box.ts'
import { addKey, keyFile } from '../../lib/secret-key.ts'
import { sleep } from '../../lib/stopping.ts'
import { exit } from '../find-launch.ts'
import { idsOf, type KeysContext, keptIn, notNow } from './context.ts'
import { resealAll } from './reseal-all.ts'
import { everybodyKnows } from './wait.ts'

export async function rotate(keysContext: KeysContext): Promise<number> {
  const held = holdFile(join(keysContext.dataDir, 'rotating'))
  if (held) return change(keysContext).finally(held.release)
  keysContext.say(
    'Keys are being changed on this folder already: let that end, or end it (Ctrl-C is safe) and run this again.',
  )
  return exit.refused
}

async function change(keysContext: KeysContext): Promise<number> {
  const { db, say } = keysContext
  const wait = notNow(db, Date.now())
  if (wait) {
    say(`${wait} Nothing was changed.`)
    return exit.refused
  }
  const id = chooseKey(keysContext)
  if (id === null || !(await everybodyKnows(keysContext, id))) return exit.refused
  if (knownKeys(db)[0]?.id !== id) {
    sealWith(db, id, Date.now())
    say(
      `From now on the key ${id} seals. What others have sealed follows; ended at any time, this goes on when run again.`,
    )
  }
  keepHashKeys(db, keysContext.keys(), id, Date.now())
  await sleep(keysContext.settleMs)
  if (!(await resealAll(keysContext, id))) return exit.refused
  noteEmptied(db, id, Date.now())
  sayWhatNow(keysContext, id)
  return exit.done
}

/** The id of the key that is to seal everything; null, with a reason said, when there is none. */
function chooseKey(keysContext: KeysContext): string | null {
  const { db, dataDir, given, say } = keysContext
  const plan = planRotation(knownKeys(db), idsOf(keysContext))
  switch (plan.kind) {
    case 'missing':
      say(
        `What is in this database is sealed with the key ${plan.id}, and that is not in ${keptIn(keysContext)}. ` +
          'Add it there, beside the new one: it is still needed to open what it sealed.',
      )
      return null
    case 'go-on':
      say(`Going on with the change to the key ${plan.id}.`)
      return plan.id
    case 'given':
      say(`The key ${plan.id} in ${keptIn(keysContext)} is new here, and takes over.`)
      return plan.id
    case 'make':
      if (given) return askForKey(say)
      addKey(dataDir, newSecretKey())
      return madeKey(keysContext)
    default:
      return plan satisfies never
  }
}

function askForKey(say: KeysContext['say']): null {
  say(`SECRET_KEY holds no new key, so there is nothing to change to. For each process (web, director, every sender):
  1. Make a key: node -e "console.log(crypto.randomBytes(32).toString('base64url'))"
  2. Put it behind the old one, with a comma between: SECRET_KEY=<old>,<new>
  3. Restart it. It still seals with the old one.
Then run this again, with the same SECRET_KEY.`)
  return null
}

function madeKey(keysContext: KeysContext): string | null {
  const id = keysContext.keys().map(keyIdOf).at(-1) ?? null
  keysContext.say(
    `Made the key ${id} and added it to ${keyFile(keysContext.dataDir)}. Copy that file to where you keep the key.`,
  )
  return id
}

function sayWhatNow(keysContext: KeysContext, id: string): void {
  const old = idsOf(keysContext).filter(one => one !== id)
  keysContext.say(`Done: nothing is sealed with any other key than ${id} any more.`)
  if (old.length === 0) return
  keysContext.say(
    `Backups made until now open only with the old one (${old.join(', ')}): keep a copy of it with them. ` +
      `This installation needs it no more: npm run thunderclap -- keys retire ${old[0]}`,
  )
}
