import { type Config, ConfigError, readConfig } from '../config.ts'
import type { Command } from './command.ts'
import { checkDatabase, checkDataFolder, checkKey, checkPrivacy } from './doctor/data.ts'
import type { DoctorFinding } from './doctor/finding.ts'
import { checkKeys } from './doctor/keys.ts'
import { checkMail } from './doctor/mail.ts'
import { checkNetwork } from './doctor/network.ts'
import { checkRedis } from './doctor/redis.ts'
import { checkSeen } from './doctor/seen.ts'
import { checkWeb } from './doctor/web.ts'
import { exit } from './find-launch.ts'

export const doctorCommand: Command = {
  name: 'doctor',
  summary: 'looks at everything a launch depends on, and says what to do',
  help: `Changes nothing and posts nothing; may run beside the program. Run it with the settings of the process it is about.
Exit code 1 when something would keep a launch from happening. --json writes what was found as a list of
{ state, what, todo }; state is ok, warn or bad.`,
  run: async (args, say) => {
    const json = args.length === 1 && args[0] === '--json'
    if (args.length > 0 && !json) {
      say('doctor takes --json and nothing else: it looks at the settings of the environment it is run in.')
      return exit.usage
    }
    const findings = await look()
    if (json) {
      say(JSON.stringify(findings, null, 2))
      return findings.some(({ state }) => state === 'bad') ? 1 : 0
    }
    for (const { state, what, todo } of findings) {
      say(`${{ ok: ' ok ', warn: 'warn', bad: 'BAD ' }[state]}  ${what}`)
      if (todo) say(`      ${todo}`)
    }
    const bad = findings.filter(finding => finding.state === 'bad').length
    say(bad === 0 ? '\nNothing stands in the way.' : `\n${bad} to set right.`)
    return bad === 0 ? 0 : 1
  },
}

async function look(): Promise<readonly DoctorFinding[]> {
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
    checkPrivacy(config),
    checkKey(config),
    checkDatabase(config),
    ...checkKeys(config),
    ...(await checkRedis(config)),
    ...(await checkWeb(config)),
    ...(await checkNetwork(config)),
    ...checkSeen(config),
    await checkMail(config),
  ]
}
