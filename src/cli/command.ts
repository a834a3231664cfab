import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type ParseArgsConfig, parseArgs } from 'node:util'
import { type Db, openDb } from '../../db/open.ts'
import { type Config, readConfig } from '../config.ts'
import { whyNotOurs } from '../lib/private-files.ts'
import { withPlainSpaces } from '../text/format.ts'

/** One command of `npm run thunderclap -- <name>`. */
export type Command = {
  readonly name: string
  /** One line for the list of commands. */
  readonly summary: string
  /** Answers with the exit code. `say` writes a line to the terminal. */
  readonly run: (args: readonly string[], say: Say) => Promise<number>
}

export type Say = (line: string) => void

/** Done; refused because of how things stand; asked in a way that nobody understands. */
const exit = { done: 0, refused: 1, usage: 2 } as const

/** Ends a command with exit code 1, and says why. */
class Refused extends Error {
  constructor(readonly lines: readonly string[]) {
    super(lines.join('\n'))
    this.name = 'Refused'
  }
}

export function refuse(...lines: readonly string[]): never {
  throw new Refused(lines)
}

/** Ends it with exit code 2 and what it takes. */
export function misused(): never {
  throw new Misused()
}

class Misused extends Error {}

type Options = NonNullable<ParseArgsConfig['options']>
type Values<O extends Options> = ReturnType<typeof parseArgs<{ options: O }>>['values']

/** What a command works with. */
export type Cli<O extends Options = Options> = {
  readonly say: Say
  readonly options: Values<O>
  /** Throws ConfigError. */
  readonly config: () => Config
  readonly dataDir: () => string
  /** The database that everything else uses, running or not; closed after the command. Where there is none it refuses, or makes it. */
  readonly db: (missing?: 'make') => Db
}

type Definition<O extends Options> = {
  readonly name: string
  readonly summary: string
  /** What `--help` says beside the summary. */
  readonly help: string
  readonly options?: O
  /** By the words after the name: `export <slug> [<file>]`. A form is called with what stands for its `<words>`. */
  readonly forms: Readonly<Record<string, (cli: Cli<O>, ...words: string[]) => unknown>>
  /** It says itself what is wrong with the settings and the folder. */
  readonly isDoctor?: boolean
}

/** Reads what was typed, runs the form that it fits, and ends with the exit code. */
export function command<const O extends Options = Record<never, never>>(definition: Definition<O>): Command {
  const { name, summary, help } = definition
  return {
    name,
    summary,
    run: async (args, tell) => {
      const say: Say = line => tell(withPlainSpaces(line))
      if (args.includes('--help')) {
        say(`npm run thunderclap -- ${name}: ${summary}.\n\n${help}`)
        return exit.done
      }
      try {
        await runForm(definition, args, say)
        return exit.done
      } catch (error) {
        if (error instanceof Misused) say(usage(definition))
        else if (error instanceof Refused) error.lines.forEach(say)
        else throw error
        return error instanceof Misused ? exit.usage : exit.refused
      }
    },
  }
}

async function runForm<O extends Options>(definition: Definition<O>, args: readonly string[], say: Say): Promise<void> {
  const { work, words, options } = read(definition, args) ?? misused()
  const { cli, close } = open(options, say)
  try {
    const why = definition.isDoctor ? null : whyNotOurs(cli.dataDir())
    if (why !== null) refuse(`DATA_DIR: ${why}.`)
    await work(cli, ...words)
  } finally {
    close()
  }
}

function usage<O extends Options>({ name, forms, options = {} as O }: Definition<O>): string {
  const optional = Object.entries(options).map(
    ([option, { type }]) => ` [--${option}${type === 'string' ? ' <…>' : ''}]`,
  )
  const lines = Object.keys(forms).map(
    form => `npm run thunderclap -- ${`${name} ${form}`.trimEnd()}${optional.join('')}`,
  )
  const slug = lines.join().includes('<slug>') ? ['<slug> is amend-cda-230 for the page /c/amend-cda-230.'] : []
  return [...lines, ...slug, 'See --help.'].join('\n')
}

/** Null when it fits no form, or has an option that is none. */
function read<O extends Options>({ options, forms }: Definition<O>, args: readonly string[]) {
  try {
    const given = parseArgs({ args: [...args], allowPositionals: true, options: options ?? ({} as O) })
    for (const [form, work] of Object.entries(forms)) {
      const words = wordsIn(form.split(' ').filter(Boolean), given.positionals)
      if (words) return { work, words, options: given.values as Values<O> }
    }
    return null
  } catch {
    return null
  }
}

/** What stands for the `<words>` of a form; null when it does not fit. */
function wordsIn(form: readonly string[], given: readonly string[]): string[] | null {
  if (given.length > form.length) return null
  const fits = form.every(
    (word, n) => (word.startsWith('[') || given[n] !== undefined) && (/^[<[]/.test(word) || word === given[n]),
  )
  return fits ? given.filter((_, n) => /^[<[]/.test(form[n] ?? '')) : null
}

function open<O extends Options>(options: Values<O>, say: Say): { readonly cli: Cli<O>; readonly close: () => void } {
  let config: Config | null = null
  let db: Db | null = null
  const cli: Cli<O> = {
    say,
    options,
    config: () => {
      config ??= readConfig()
      return config
    },
    dataDir: () => resolve(cli.config().dataDir),
    db: missing => {
      const file = join(cli.dataDir(), 'thunderclap.db')
      if (missing !== 'make' && !existsSync(file))
        refuse(`There is no database at ${file}. Is DATA_DIR the one of the program?`)
      db ??= openDb(file)
      return db
    },
  }
  return { cli, close: () => db?.$client.close() }
}
