import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { expect, vi } from 'vitest'
import { afterThisTest } from './folder.ts'
import { freePort } from './free-port.ts'

const root = resolve(import.meta.dirname, '../..')

export type Program = {
  readonly process: ChildProcess
  readonly pid: number
  readonly url: string
  readonly sandboxUrl: string
  /** All it has written so far. */
  readonly said: () => string
  readonly ended: Promise<number | null>
}

/** `npm start` on free ports, as a newcomer would run it. Resolves when it says that it is running. */
export async function startProgram(
  dataDir: string,
  settings: Readonly<Record<string, string>> = {},
  ports?: Pick<Program, 'url' | 'sandboxUrl'>,
): Promise<Program> {
  const web = ports ? new URL(ports.url).port : String(await freePort())
  const sandbox = ports ? new URL(ports.sandboxUrl).port : String(await freePort())
  const mail = String(await freePort())
  const env = {
    PATH: process.env.PATH,
    DATA_DIR: dataDir,
    PORT: web,
    SANDBOX_PORT: sandbox,
    SANDBOX_MAIL_PORT: mail,
    SENDERS: '1',
    ...settings,
  }
  const child = spawn(process.execPath, ['bin/start.js'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  const hear = (chunk: Buffer) => {
    said += chunk.toString('utf8')
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  afterThisTest(async () => {
    child.kill('SIGTERM')
    await ended
  })
  const endedEarly = ended.then(code => {
    throw new Error(`it ended with ${code}: ${said}`)
  })
  // It will end some day, and by then nobody waits for that here any more.
  endedEarly.catch(() => {})
  const up = vi.waitFor(() => expect(said).toContain('Thunderclap is running'), { interval: 100 })
  await Promise.race([up, endedEarly])
  const at = (port: string) => `http://127.0.0.1:${port}`
  return { process: child, pid: child.pid ?? 0, url: at(web), sandboxUrl: at(sandbox), said: () => said, ended }
}

/** Every process that belongs to a program or one of its processes. */
export function descendants(pid: number): readonly number[] {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map(row => row.trim().split(/\s+/).map(Number))
  const of = (parent: number): number[] =>
    rows.filter(row => row[1] === parent).flatMap(([one = 0]) => [one, ...of(one)])
  return of(pid)
}

/** Those of them that run. A zombie does not: its parent is gone, and it waits for init to notice. */
export function running(pids: readonly number[]): readonly number[] {
  const said = execFileSync('ps', ['-eo', 'pid=,stat='], { encoding: 'utf8' }).trim().split('\n')
  const alive = new Set(
    said.map(row => row.trim().split(/\s+/)).flatMap(([pid, stat]) => (stat?.startsWith('Z') ? [] : [Number(pid)])),
  )
  return pids.filter(pid => alive.has(pid))
}
