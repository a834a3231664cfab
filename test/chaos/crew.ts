import { join } from 'node:path'
import { sleep } from '../../src/lib/stopping.ts'
import type { Random } from '../model/random.ts'
import { fillDisk, freeDisk } from '../support/full-disk.ts'
import { type Child, startChild } from './child.ts'

export type Role = 'director' | 'sender' | 'sandbox' | 'web'

/** One process and whoever comes after it: what dies is started again after a while, as `npm start` does. */
export type Member = {
  readonly name: string
  readonly role: Role
  readonly kill: () => void
  readonly terminate: () => void
  /** From now on nothing it writes to a file has room; until `freeDisk`, or until it is another process. */
  readonly fillDisk: () => void
  readonly freeDisk: () => void
  /** SIGSTOP; it keeps its sockets and says nothing. */
  readonly suspend: () => void
  readonly resume: () => void
  readonly isRunning: () => boolean
  /** Resolves when the process that runs now has ended. */
  readonly ended: () => Promise<void>
  /** Kills it for good. */
  readonly dismiss: () => Promise<void>
}

export type MemberOptions = {
  readonly env?: Readonly<Record<string, string>>
  readonly preload?: readonly string[]
  readonly elsewhere?: boolean
  /** Called when it is up again after it died. */
  readonly onReturn?: () => Promise<void>
}

export type Crew = {
  readonly members: readonly Member[]
  readonly start: (role: Role, options?: MemberOptions) => Promise<Member>
  readonly dismiss: () => Promise<void>
}

const files: Record<Role, string> = {
  director: 'workers/director.ts',
  sender: 'workers/sender.ts',
  sandbox: 'src/sandbox/main.ts',
  web: 'src/web.ts',
}

/** `note` is told what happens to whom; `rnd` draws how long a dead process is missed. */
export function openCrew(
  folder: string,
  env: Readonly<Record<string, string>>,
  rnd: Random,
  note: (line: string) => void,
): Crew {
  const members: Member[] = []

  async function start(role: Role, options: MemberOptions = {}): Promise<Member> {
    const name = `${role}-${1 + members.filter(one => one.role === role).length}`
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
    const member: Member = {
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
    members.push(member)
    child = await begin()
    note(`${name} is up (${child.pid})`)
    kept = keep()
    return member

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
    members,
    start,
    dismiss: async () => {
      await Promise.all(members.map(one => one.dismiss()))
    },
  }
}
