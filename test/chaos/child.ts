import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { nodeWords } from '../support/programs.ts'

const root = resolve(import.meta.dirname, '../..')
const upWithinMs = 200_000

/** One process of a round. Signals go to that very process, and to none once it has ended. */
export type Child = {
  readonly pid: number
  readonly ended: Promise<void>
  readonly isRunning: () => boolean
  readonly signal: (name: 'SIGKILL' | 'SIGTERM' | 'SIGSTOP' | 'SIGCONT') => void
}

export type ChildOptions = {
  /** A TypeScript file of this project that sends `{ ready: … }` when it is up. */
  readonly file: string
  readonly env: NodeJS.ProcessEnv
  readonly logFile: string
  /** Modules loaded before it. */
  readonly preload?: readonly string[]
  /** In a process namespace of its own, so that it counts as a process of another machine. Needs root. */
  readonly elsewhere?: boolean
}

const alive = new Set<ChildProcess>()
// A stopped process would not notice that we are gone.
process.on('exit', () => {
  for (const child of alive) child.kill('SIGKILL')
})

/** Starts a process and resolves when it says that it is up. Rejects when it ends before. */
export async function startChild({ file, env, logFile, preload = [], elsewhere }: ChildOptions): Promise<Child> {
  const log = openSync(logFile, 'a')
  const node = [process.execPath, ...preload.flatMap(one => ['--import', one]), ...nodeWords(file)]
  const [command = '', ...args] = elsewhere
    ? ['unshare', '--pid', '--fork', '--mount-proc', '--kill-child', ...node]
    : node
  const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', log, log, 'ipc'] })
  closeSync(log)
  alive.add(child)
  const ended = new Promise<void>(done => {
    child.once('exit', () => done())
    child.once('error', () => done())
  }).then(() => void alive.delete(child))
  await up(child, ended, file, logFile)
  const outer = child.pid ?? 0
  const pid = elsewhere ? innerPid(outer) : outer
  return {
    pid,
    ended,
    isRunning: () => alive.has(child),
    signal: name => {
      if (alive.has(child)) process.kill(pid, name)
    },
  }
}

async function up(child: ChildProcess, ended: Promise<void>, file: string, logFile: string): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const first = await Promise.race([
    new Promise<'up'>(done => child.once('message', () => done('up'))),
    ended.then(() => 'ended' as const),
    new Promise<'late'>(done => {
      timer = setTimeout(() => done('late'), upWithinMs)
    }),
  ])
  clearTimeout(timer)
  if (first === 'up') return
  child.kill('SIGKILL')
  throw new Error(`${file} did not come up (${first}): ${readFileSync(logFile, 'utf8').slice(-600)}`)
}

/** unshare waits for the process that it forked. */
const innerPid = (outer: number) => Number(readFileSync(`/proc/${outer}/task/${outer}/children`, 'utf8').trim())
