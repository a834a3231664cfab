import { ConfigError } from '../config.ts'
import { writePrivately } from '../lib/private-files.ts'
import { backupCommand } from './backup.ts'
import { campaignCommand } from './campaign.ts'
import type { Command } from './command.ts'
import { congressCommand } from './congress.ts'
import { doctorCommand } from './doctor.ts'
import { keysCommand } from './keys.ts'
import { launchCommand } from './launch.ts'
import { migrateCommand } from './migrate.ts'
import { organizerCommand } from './organizer.ts'
import { pauseCommand } from './pause.ts'
import { rehearseCommand } from './rehearse.ts'
import { reportCommand } from './report.ts'
import { restoreCommand } from './restore.ts'
import { resumeCommand } from './resume.ts'
import { stopCommand } from './stop.ts'

const commands: readonly Command[] = [
  campaignCommand,
  congressCommand,
  launchCommand,
  rehearseCommand,
  pauseCommand,
  resumeCommand,
  stopCommand,
  reportCommand,
  organizerCommand,
  doctorCommand,
  migrateCommand,
  backupCommand,
  restoreCommand,
  keysCommand,
]

const say = (line: string) => void process.stdout.write(`${line}\n`)

async function main([name, ...args]: readonly string[]): Promise<number> {
  const command = commands.find(one => one.name === name)
  if (command) return command.run(args, say)
  const isAsked = name === undefined || name === '--help'
  say(isAsked ? overview() : `There is no command ${name}.\n\n${overview()}`)
  return isAsked ? 0 : 2
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
