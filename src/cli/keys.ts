import { addClientKey } from '../domain/operation/keys/client-keys.ts'
import { operator, record } from '../domain/organizer/audit/record.ts'
import { keyIdOf, newSecretKey } from '../lib/secret-box.ts'
import { addFirstKey } from '../lib/secret-key.ts'
import { type Cli, command, refuse } from './command.ts'
import { type OpenedKeys, openKeys, texts } from './keys/open-keys.ts'
import { reseal } from './keys/reseal.ts'

export const keysCommand = command({
  name: 'keys',
  summary: 'shows the secret keys, adds a new one, seals everything anew with it',
  help: `npm run thunderclap -- keys           which keys there are, and how much each has sealed
npm run thunderclap -- keys rotate    makes a new key, and says what to do
npm run thunderclap -- keys reseal    seals with the first key what the others sealed
npm run thunderclap -- keys rotate-sign-in    makes a new key that this site signs in to Bluesky with

The first key seals, all of them open. rotate puts a new one first in DATA_DIR/secret.key, or says how to put it into
SECRET_KEY=<new>,<old>. Start everything again, so that every process has it, and run reseal on the machine of the
database, with the settings of the program: everything else may run meanwhile. It may be ended at any time, and goes on
when run again. Then take the old key out; backups made before need it. Nobody is signed out. The key of rotate-sign-in is another one: it lies in the database, sealed. The new
one signs after an hour, when every server has read it; the old ones stay, for the permissions that were given to them. Exit
code 1 when it was refused or is not finished, with what to do.`,
  forms: {
    '': show,
    rotate,
    reseal,
    'rotate-sign-in': rotateSignIn,
  },
})

/** What each key is to this installation. */
function show(cli: Cli): void {
  const { box, counts, keptIn } = openKeys(cli)
  const ids = box.keyIds()
  cli.say(`Keys in ${keptIn}, by their ids (an id tells nothing of its key):`)
  for (const id of new Set([...ids, ...counts.keys()])) {
    const state = id === ids[0] ? 'seals' : ids.includes(id) ? 'opens only' : 'NOT HERE'
    cli.say(`  ${id}  ${state}, ${texts(counts.get(id) ?? 0)} sealed with it`)
  }
  if (isUnfinished(ids, counts)) cli.say('A change of keys is not finished: npm run thunderclap -- keys reseal')
}

const isUnfinished = ([first = '']: readonly string[], counts: OpenedKeys['counts']) =>
  [...counts.keys()].some(id => id !== first)

/** Adds a key: processes have it when they are started again, and what the old one sealed follows with `keys reseal`. */
function rotate(cli: Cli): void {
  const { box, counts, keptIn } = openKeys(cli)
  if (isUnfinished(box.keyIds(), counts))
    refuse(`A change of keys is not finished. Start everything again, if you have not since, and run: ${resealing}`)
  if (cli.config().secretKeys)
    refuse(`SECRET_KEY holds no new key, so there is nothing to change to. For each process (web, director, every sender):
  1. Make a key: node -e "console.log(crypto.randomBytes(32).toString('base64url'))"
  2. Put it before the old one, with a comma between: SECRET_KEY=<new>,<old>
  3. End them all, and start them again.
Then, with the same SECRET_KEY: ${resealing}`)
  const key = newSecretKey()
  addFirstKey(cli.dataDir(), key)
  cli.say(`Made the key ${keyIdOf(key)}, the first line of ${keptIn}. Copy that file to where you keep the key. Now:
  1. Give senders on other machines both keys: SECRET_KEY=<new>,<old> (the lines of that file).
  2. End web, director and senders, and start them again: the new key seals from then on, the old one opens.
  3. Seal anew what the old one sealed: ${resealing}`)
}

/** Of use where the old one may be known to somebody, or is lost. */
function rotateSignIn(cli: Cli): void {
  const { box } = openKeys(cli)
  const id = addClientKey(cli.db(), box, Date.now())
  record(cli.db(), operator, 'key-changed', { id }, Date.now())
  cli.say(
    `Made the key ${id}. It is among those that servers read at once, and signs in an hour: nothing has to be restarted.`,
  )
}

const resealing = 'npm run thunderclap -- keys reseal'
