import { type Config, ConfigError, readConfig } from '../config.ts'
import { command, refuse } from './command.ts'
import { checkDatabase, checkDataFolder, checkKey, checkPrivacy } from './doctor/data.ts'
import type { DoctorFinding } from './doctor/finding.ts'
import { checkGrants } from './doctor/grants.ts'
import { checkKeys } from './doctor/keys.ts'
import { checkMail } from './doctor/mail.ts'
import { checkNetworks } from './doctor/network.ts'
import { checkRedis } from './doctor/redis.ts'
import { checkSeen } from './doctor/seen.ts'
import { checkWeb } from './doctor/web.ts'

export const doctorCommand = command({
  name: 'doctor',
  summary: 'looks at everything a launch depends on, and says what to do',
  help: `Changes nothing and posts nothing; may run beside the program. Run it with the settings of the process it is about.
Exit code 1 when something would keep a launch from happening. --json writes what was found as a list of
{ state, what, todo }; state is ok, warn or bad.`,
  options: { json: { type: 'boolean' } },
  isDoctor: true,
  forms: {
    '': async ({ say, options }) => {
      const findings = await look()
      const bad = findings.filter(({ state }) => state === 'bad').length
      const verdict = bad === 0 ? 'Nothing stands in the way.' : `${bad} to set right.`
      if (options.json) say(JSON.stringify(findings, null, 2))
      else say([...findings.flatMap(lines), '', verdict].join('\n'))
      if (bad > 0) refuse()
    },
  },
})

const lines = ({ state, what, todo }: DoctorFinding) => [
  `${{ ok: ' ok ', warn: 'warn', bad: 'BAD ' }[state]}  ${what}`,
  ...(todo ? [`      ${todo}`] : []),
]

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
    ...(await checkNetworks(config)),
    ...checkGrants(config),
    ...checkSeen(config),
    await checkMail(config),
  ]
}
