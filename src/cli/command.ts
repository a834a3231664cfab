/** One command of `npm run thunderclap -- <name>`. */
export type Command = {
  readonly name: string
  /** One line for the list of commands. */
  readonly summary: string
  /** What `--help` adds to it. */
  readonly help: string
  /** Answers with the exit code. `say` writes a line to the terminal. */
  readonly run: (args: readonly string[], say: (line: string) => void) => Promise<number>
}
