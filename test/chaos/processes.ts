import { join } from 'node:path'
import { sleep } from '../../src/lib/stopping.ts'
import type { Random } from '../model/random.ts'
import { fillDisk, freeDisk } from '../support/full-disk.ts'
import { type Child, startChild } from './child.ts'

export type Role = 'director' | 'sender' | 'sandbox' | 'web'

/** A process that is started again some time after it died, as `npm start` does. */
export type RestartedProcess = {
  readonly name: string
  readonly role: Role
  readonly kill: () => void
  readonly terminate: () => void
  /** From now on its writes to files fail for lack of space, until `freeDisk` or its next start. */
  readonly fillDisk: () => void
  readonly freeDisk: () => void
  /** SIGSTOP: it keeps its sockets open. */
  readonly suspend: () => void
  readonly resume: () => void
  readonly isRunning: () => boolean
  /** Resolves when the process that runs now has ended. */
  readonly ended: () => Promise<void>
  /** Kills it without another start. */
  readonly dismiss: () => Promise<void>
}

export type ProcessOptions = {
  readonly env?: Readonly<Record<string, string>>
  readonly preload?: readonly string[]
  readonly elsewhere?: boolean
  /** Called when it is up again after it died. */
  readonly onReturn?: () => Promise<void>
}

export type Processes = {
  readonly all: readonly RestartedProcess[]
  readonly start: (role: Role, options?: ProcessOptions) => Promise<RestartedProcess>
  readonly dismiss: () => Promise<void>
}

const files: Record<Role, string> = {
  director: 'workers/director.ts',
  sender: 'workers/sender.ts',
  sandbox: 'src/sandbox/main.ts',
  web: 'src/web.ts',
}

/** `note` logs events; `rnd` draws the time until a dead process is started again. */
export function openProcesses(
  folder: string,
  env: Readonly<Record<string, string>>,
  rnd: Random,
  note: (line: string) => void,
): Processes {
  const all: RestartedProcess[] = []

  async function start(role: Role, options: ProcessOptions = {}): Promise<RestartedProcess> {
    const name = `${role}-${1 + all.filter(one => one.role === role).length}`
    const over = new AbortController()
    const begin = () =>
      startChild({
        file: files[role],
        env: { PATH: process.env.PATH, ...env, ...options.env },
        logFile: join(folder, `${name}.log`),
        preload: options.preload ?? [],
        elsewhere: options.elsewhere ?? false,
      })
    let child: Child | null = null
    let kept: Promise<void> | null = null
    const act = (what: Parameters<Child['signal']>[0]) => {
      if (!child?.isRunning()) return
      note(`${name} ${what}`)
      child.signal(what)
    }
    const onDisk = (what: 'fill' | 'free') => {
      if (!child?.isRunning()) return
      note(`the disk of ${name}: ${what}`)
      if (what === 'fill') fillDisk([child.pid])
      else freeDisk([child.pid])
    }
    const restarted: RestartedProcess = {
      name,
      role,
      kill: () => act('SIGKILL'),
      terminate: () => act('SIGTERM'),
      fillDisk: () => onDisk('fill'),
      freeDisk: () => onDisk('free'),
      suspend: () => act('SIGSTOP'),
      resume: () => act('SIGCONT'),
      isRunning: () => child?.isRunning() ?? false,
      ended: async () => child?.ended,
      dismiss: async () => {
        over.abort()
        child?.signal('SIGKILL')
        await kept
      },
    }
    all.push(restarted)
    child = await begin()
    note(`${name} is up (${child.pid})`)
    kept = keep()
    return restarted

    async function keep(): Promise<void> {
      for (;;) {
        await child?.ended
        if (over.signal.aborted) return
        note(`${name} has ended`)
        await sleep(rnd.between(200, 2_500), over.signal)
        if (over.signal.aborted) return
        child = await begin().catch(error => {
          note(String(error))
          return child
        })
        // It may have been dismissed while it started.
        if (over.signal.aborted) child?.signal('SIGKILL')
        else {
          note(`${name} is up again (${child?.pid})`)
          await options.onReturn?.()
        }
      }
    }
  }

  return {
    all,
    start,
    dismiss: async () => {
      await Promise.all(all.map(one => one.dismiss()))
    },
  }
}
