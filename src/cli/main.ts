import { resolve } from 'node:path'
import { ConfigError, readConfig } from '../config.ts'
import { whyNotOurs, writePrivately } from '../lib/private-files.ts'
import { backup } from './backup.ts'
import { campaign } from './campaign.ts'
import type { Command } from './command.ts'
import { congress } from './congress.ts'
import { doctor } from './doctor.ts'
import { keys } from './keys.ts'
import { launch } from './launch.ts'
import { migrate } from './migrate.ts'
import { organizer } from './organizer.ts'
import { pause } from './pause.ts'
import { rehearse } from './rehearse.ts'
import { report } from './report.ts'
import { restore } from './restore.ts'
import { resume } from './resume.ts'
import { stop } from './stop.ts'

const commands: readonly Command[] = [
  campaign,
  congress,
  launch,
  rehearse,
  pause,
  resume,
  stop,
  report,
  organizer,
  doctor,
  migrate,
  backup,
  restore,
  keys,
]

const say = (line: string) => void process.stdout.write(`${line}\n`)

async function main([name, ...args]: readonly string[]): Promise<number> {
  const command = commands.find(one => one.name === name)
  if (command && !args.includes('--help')) return run(command, args)
  if (command) say(`npm run thunderclap -- ${command.name}: ${command.summary}.\n\n${command.help}`)
  if (command) return 0
  const isAsked = name === undefined || name === '--help'
  say(isAsked ? overview() : `There is no command ${name}.\n\n${overview()}`)
  return isAsked ? 0 : 2
}

/** Doctor says itself what is wrong with the settings and the folder. */
async function run(command: Command, args: readonly string[]): Promise<number> {
  const why = command === doctor ? null : whyNotOurs(resolve(readConfig().dataDir))
  if (why === null) return command.run(args, say)
  say(`DATA_DIR: ${why}.`)
  return 1
}

function overview(): string {
  const rows = commands.map(({ name, summary }) => `  ${name.padEnd(12)} ${summary}`)
  return ['npm run thunderclap -- <command>', '', ...rows, '', 'Each with --help.'].join('\n')
}

writePrivately()
main(process.argv.slice(2)).then(
  code => {
    process.exitCode = code
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof ConfigError ? error.message : (error as Error).stack}\n`)
    process.exitCode = 1
  },
)
