import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Of util-linux. */
const tool = '/usr/bin/prlimit'

/** Linux alone lets a running process be told that nothing it writes has room. */
export const canFillDisks = existsSync(tool)

/** From now on every write of these processes to a file fails, whatever the file, as on a disk without room. */
export function fillDisk(pids: readonly number[]): void {
  for (const pid of pids) limit(pid, '0')
}

export function freeDisk(pids: readonly number[]): void {
  for (const pid of pids) limit(pid, 'unlimited')
}

function limit(pid: number, bytes: string): void {
  execFileSync(tool, ['--pid', String(pid), `--fsize=${bytes}:`])
}
