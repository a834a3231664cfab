import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { readConfig } from '../config.ts'
import { keyFile } from '../lib/secret-key.ts'
import type { Command } from './command.ts'
import { exit } from './find-launch.ts'
import { type KeysContext, openKeysContext } from './keys/context.ts'
import { retire } from './keys/retire.ts'
import { rotate } from './keys/rotate.ts'
import { show } from './keys/show.ts'

const usage = 'npm run thunderclap -- keys, keys rotate, or keys retire <id>: see --help.'

export const keysCommand: Command = {
  name: 'keys',
  summary: 'shows the secret keys, changes to a new one, takes an old one away',
  help: `npm run thunderclap -- keys                 which keys there are, and how much each has sealed
npm run thunderclap -- keys rotate          changes to a new key and seals everything anew with it
npm run thunderclap -- keys retire <id>     takes an old key away that nothing needs any more

Run it on the machine of the database, with the settings of the program; everything else may run meanwhile. rotate makes
a key in DATA_DIR/secret.key, or takes the new one in SECRET_KEY=<old>,<new>. It waits until every process has it, refuses
within ten minutes of a launch and during one, may be ended at any time, and goes on when run again. Nobody is signed out.
Backups made before it need the old key. Exit code 1 when it was refused or is not finished, with what to do.`,
  run: async (args, say) => {
    const [verb, id, ...more] = args
    const asked = verb === undefined || (verb === 'rotate' && !id) || (verb === 'retire' && id)
    if (!asked || more.length > 0) {
      say(usage)
      return exit.usage
    }
    const keysContext = deskOf(say)
    if (!keysContext) return exit.refused
    try {
      if (verb === 'rotate') return await rotate(keysContext)
      return verb === 'retire' && id ? retire(keysContext, id) : show(keysContext)
    } finally {
      keysContext.db.$client.close()
    }
  },
}

function deskOf(say: KeysContext['say']): KeysContext | null {
  const config = readConfig()
  const dataDir = resolve(config.dataDir)
  const missing = [join(dataDir, 'thunderclap.db'), ...(config.secretKeys ? [] : [keyFile(dataDir)])].find(
    file => !existsSync(file),
  )
  if (missing) {
    say(`There is no ${missing}. Is DATA_DIR the one of the program?`)
    return null
  }
  const keysContext = openKeysContext(config, say)
  if (!keysContext)
    say(`${keyFile(dataDir)} holds a line that is no key: 32 bytes in base64url, one key a line. Nothing was changed.`)
  return keysContext
}
