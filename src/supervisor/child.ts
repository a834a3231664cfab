import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { sleep } from '../lib/stopping.ts'
import { condensed } from './log-tail.ts'
import { StartProblem } from './start-problem.ts'

/** A process that this one started and looks after. */
export type Running = {
  readonly pid: number
  /** What it said when it was up. */
  readonly ready: unknown
  /** That it listens on, if it said so. */
  readonly port: number | null
  /** Resolves when it has ended, with how: `code 1`, `SIGKILL`. */
  readonly ended: Promise<string>
  /** Asks it to end, and ends it after `graceMs`. Resolves when it is gone. */
  readonly stop: (graceMs: number) => Promise<void>
  readonly kill: () => void
}

export type ProcessEntry = {
  readonly name: string
  /** A TypeScript file that sends `{ ready: … }` to its parent when it is up. */
  readonly file: string
  readonly env: NodeJS.ProcessEnv
  /** Where its output goes, appended. */
  readonly logFile: string
}

const upWithinMs = 5 * 60_000

/** Throws StartProblem, with the last line it wrote, when it ends before it is up. */
export async function startChild({ name, file, env, logFile }: ProcessEntry): Promise<Running> {
  // Its log is its own file, not a pipe to us: a child that outlives us for a moment must still be able to write.
  const log = openSync(logFile, 'a')
  const child = spawn(process.execPath, ['--enable-source-maps', '--import', 'tsx', file], {
    stdio: ['ignore', log, log, 'ipc'],
    // A process group of its own, so that Ctrl-C in the terminal reaches it through us, and in the right order.
    detached: true,
    env,
  })
  closeSync(log)
  return comesUp(child, how => `${name} did not start (${how}): ${lastLine(logFile)}`)
}

/** Throws StartProblem, in the words of `sentence`, when it ends before it says that it is up. */
export async function comesUp(child: ChildProcess, sentence: (how: string) => string): Promise<Running> {
  const ended = new Promise<string>(done => {
    child.once('exit', (code, signal) => done(signal ?? `code ${code}`))
    child.once('error', error => done(error.message))
  })
  let ready: unknown = null
  let port: number | null = null
  const up = new Promise<'up'>(done => {
    child.on('message', message => {
      if (!isReady(message)) return
      ready = message.ready
      port = message.port ?? null
      done('up')
    })
  })
  const decided = new AbortController()
  const tooLong = sleep(upWithinMs, decided.signal).then(() => 'no word for five minutes')
  const first = await Promise.race([up, ended, tooLong])
  decided.abort()
  const { pid } = child
  if (first !== 'up' || pid === undefined) {
    child.kill('SIGKILL')
    throw new StartProblem(sentence(first))
  }
  return {
    pid,
    ready,
    port,
    ended,
    kill: () => child.kill('SIGKILL'),
    stop: async graceMs => {
      child.kill('SIGTERM')
      const patience = new AbortController()
      void sleep(graceMs, patience.signal).then(() => patience.signal.aborted || child.kill('SIGKILL'))
      await ended
      patience.abort()
    },
  }
}

const isReady = (message: unknown): message is { readonly ready: unknown; readonly port?: number | null } =>
  typeof message === 'object' && message !== null && 'ready' in message

/** What it said last that says something: no stack, no closing words of Node. */
const lastLine = (file: string) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .flatMap(line => condensed(line) ?? [])
    .at(-1) ?? `see ${file}`
