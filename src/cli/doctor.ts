import { type Config, ConfigError, readConfig } from '../config.ts'
import type { Command } from './command.ts'
import { checkDatabase, checkDataFolder, checkKey } from './doctor/data.ts'
import type { Finding } from './doctor/finding.ts'
import { checkKeys } from './doctor/keys.ts'
import { checkMail } from './doctor/mail.ts'
import { checkNetwork, checkWeb } from './doctor/network.ts'
import { checkRedis } from './doctor/redis.ts'
import { exit } from './find-launch.ts'

export const doctor: Command = {
  name: 'doctor',
  summary: 'looks at everything a launch depends on, and says what to do',
  help: `Changes nothing and posts nothing; may run beside the program. Run it with the settings of the process it is about.
Exit code 1 when something would keep a launch from happening.`,
  run: async (args, say) => {
    if (args.length > 0) {
      say('doctor takes nothing else: it looks at the settings of the environment it is run in.')
      return exit.usage
    }
    const findings = await look()
    for (const { state, what, todo } of findings) {
      say(`${{ ok: ' ok ', warn: 'warn', bad: 'BAD ' }[state]}  ${what}`)
      if (todo) say(`      ${todo}`)
    }
    const bad = findings.filter(finding => finding.state === 'bad').length
    say(bad === 0 ? '\nNothing stands in the way.' : `\n${bad} to set right.`)
    return bad === 0 ? 0 : 1
  },
}

async function look(): Promise<readonly Finding[]> {
  let config: Config
  try {
    config = readConfig()
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return error.problems.map(what => ({ state: 'bad', what }))
  }
  return [
    { state: 'ok', what: `Node ${process.versions.node}` },
    checkDataFolder(config),
    checkKey(config),
    checkDatabase(config),
    ...checkKeys(config),
    ...(await checkRedis(config)),
    await checkWeb(config),
    await checkNetwork(config),
    await checkMail(config),
  ]
}
