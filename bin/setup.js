// From a fresh clone to ready. Plain JavaScript: nothing is installed yet when it runs.
import { realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setUpChromium } from './setup/chromium.js'
import { SetupError } from './setup/error.js'
import { setUpMastodonPy } from './setup/mastodon-py.js'
import { checkNode } from './setup/node.js'
import { setUpPackages } from './setup/packages.js'
import { setUpRedis } from './setup/redis.js'
import { setUpSnac } from './setup/snac.js'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..')

const say = line => process.stderr.write(`${line}\n`)

/** Throws SetupError when a person has to do something first. Returns which tests will be skipped and why, a line each. */
export async function setUp({ tests = false, redis = true } = {}) {
  checkNode()
  // What runs TypeScript reads tsconfig.json from the current folder.
  process.chdir(root)
  await setUpPackages(root, say, { tests })
  if (redis) setUpRedis(say)
  if (!tests) return []
  const lacks = [
    ['Browser tests', setUpChromium(say)],
    ['Tests on a real server of the Mastodon API', setUpSnac(say)],
    ['Tests of the sandbox with Mastodon.py', setUpMastodonPy(say)],
  ]
  return lacks.flatMap(([which, why]) => (why === null ? [] : [`${which} are skipped: ${why}.`]))
}

/** Runs a command of bin/: what a person has to do is said in a line, without a stack. */
export function runCommand(command) {
  command().catch(error => {
    say(error instanceof SetupError ? error.message : (error.stack ?? String(error)))
    process.exit(1)
  })
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url))
  runCommand(async () => {
    for (const line of await setUp({ tests: true })) say(line)
    say('Ready: npm start, npm test.')
  })
