import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
const upWithinMs = 60_000
const endWithinMs = 20_000

/** A process of the benchmarks. */
export type Started = {
  readonly role: string
  readonly pid: number
  /** What it said when it was ready. */
  readonly said: Readonly<Record<string, unknown>>
  /** Sends a message and resolves with the next one that comes back. Rejects when the process ends first. */
  readonly ask: <Answer>(message: object, withinMs?: number) => Promise<Answer>
  /** SIGTERM, and SIGKILL after 20 s. Resolves when it is gone. */
  readonly end: () => Promise<void>
}

const alive = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of alive) child.kill('SIGKILL')
})

/** Starts a TypeScript file of this project. Resolves with its first message, which says that it is ready. */
export async function start(
  role: string,
  file: string,
  env: NodeJS.ProcessEnv,
  nodeOptions: readonly string[] = [],
): Promise<Started> {
  const child = spawn(process.execPath, [...nodeOptions, '--import', 'tsx', file], {
    cwd: root,
    env: { PATH: process.env.PATH, ...env },
    // The last line of our standard output is JSON, so other processes write to standard error.
    stdio: ['ignore', 2, 2, 'ipc'],
    // Keeps typed arrays as they are.
    serialization: 'advanced',
  })
  alive.add(child)
  const ended = once(child, 'exit').then(() => void alive.delete(child))
  const answer = (withinMs: number) => nextMessage(role, child, ended, withinMs)
  const said = (await answer(upWithinMs)) as Started['said']
  return {
    role,
    pid: child.pid ?? 0,
    said,
    ask: <Answer>(message: object, withinMs = 600_000) => {
      const answered = answer(withinMs)
      child.send(message)
      return answered as Promise<Answer>
    },
    end: async () => {
      child.kill('SIGTERM')
      const kill = setTimeout(() => child.kill('SIGKILL'), endWithinMs)
      await ended
      clearTimeout(kill)
    },
  }
}

async function nextMessage(role: string, child: ChildProcess, ended: Promise<void>, withinMs: number) {
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(new Error(`${role} did not answer in ${withinMs} ms`)), withinMs)
  const gone = ended.then(() => Promise.reject(new Error(`${role} ended during the measurement`)))
  gone.catch(() => {})
  try {
    const [said] = await Promise.race([once(child, 'message', { signal: patience.signal }), gone])
    return said as unknown
  } finally {
    clearTimeout(timer)
    patience.abort()
  }
}

/** CPU time of a process and all its threads, in ms; the system counts in steps of 10. */
export function cpuMs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}

/** CPU time that everything on this machine has used, in ms. */
export function machineCpuMs(): number {
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0] =
    readFileSync('/proc/stat', 'utf8').slice(0, 200).split('\n')[0]?.trim().split(/\s+/).slice(1).map(Number) ?? []
  return (user + nice + system + irq + softirq) * 10
}

/** The most memory a process has ever had, in MB of 1,000,000 bytes. */
export function peakMb(pid: number): number {
  const kib = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return (Number(kib) * 1_024) / 1_000_000
}
