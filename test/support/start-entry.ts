import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { afterThisTest } from './folder.ts'
import { nextMessage } from './next-message.ts'
import { nodeWords } from './programs.ts'

const root = resolve(import.meta.dirname, '../..')

export type RigProcess = {
  readonly pid: number
  /** What it said when it was ready. */
  readonly ready: Readonly<Record<string, unknown>>
  /** Resolves when it has ended. */
  readonly end: (signal: NodeJS.Signals) => Promise<void>
  readonly ended: Promise<unknown>
}

/** A TypeScript file of this project as a process of its own. Resolves when it says that it is ready. */
export async function startEntry(file: string, env: NodeJS.ProcessEnv): Promise<RigProcess> {
  const child: ChildProcess = spawn(process.execPath, nodeWords(file), {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  })
  child.stderr?.on('data', (part: Buffer) => process.stderr.write(part))
  const ended = once(child, 'exit')
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    await ended
  }
  afterThisTest(() => end('SIGKILL'))
  const ready = await nextMessage<RigProcess['ready']>(child)
  return { pid: child.pid ?? 0, ready, end, ended }
}
