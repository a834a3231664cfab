import { randomUUID } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'
import type { SenderIdentity } from '../src/domain/ledger/types.ts'

/** Names the machine, its boot and the process namespace: process ids are valid only within them. */
export function machineName(): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return `${hostname()} ${boot} ${readlinkSync('/proc/self/ns/pid')}`
  } catch {
    return hostname()
  }
}

export function senderIdentity(egress: string | null): SenderIdentity {
  return {
    id: randomUUID(),
    machine: machineName(),
    egress: egress ?? hostname(),
    pid: process.pid,
    startTicks: startTicks(process.pid),
  }
}

/** Start of a process in clock ticks since boot; null when it is gone, or on a system without /proc. */
function startTicks(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    // A zombie has ended; only its parent has not read its exit code yet.
    return fields[0] === 'Z' ? null : (fields[19] ?? null)
  } catch {
    return null
  }
}

/** Whether that process is certainly dead. `unknown` on another machine, or on a system without /proc. */
export function processState(identity: SenderIdentity, here: string): 'alive' | 'dead' | 'unknown' {
  if (identity.machine !== here || identity.startTicks === null) return 'unknown'
  return startTicks(identity.pid) === identity.startTicks ? 'alive' : 'dead'
}

/** Kills a silent sender of this machine, and never another process that has its process id by now. */
export function endProcess(identity: SenderIdentity, here: string): void {
  if (processState(identity, here) === 'alive') process.kill(identity.pid, 'SIGKILL')
}
