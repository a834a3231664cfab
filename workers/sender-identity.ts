import { randomUUID } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'
import type { SenderIdentity } from '../src/domain/ledger/types.ts'

/** Names this machine, this boot of it, and the process namespace: only there do our process numbers mean anything. */
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

/** Start of a process in clock ticks since boot; null when it is gone, or where the system does not tell. */
function startTicks(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    // A zombie has ended: it only waits to be noticed by its parent.
    return fields[0] === 'Z' ? null : (fields[19] ?? null)
  } catch {
    return null
  }
}

/** Whether that very process is certainly gone. `unknown` for another machine, or where nothing can be told. */
export function processState(card: SenderIdentity, here: string): 'alive' | 'dead' | 'unknown' {
  if (card.machine !== here || card.startTicks === null) return 'unknown'
  return startTicks(card.pid) === card.startTicks ? 'alive' : 'dead'
}

/** Ends a sender of this machine that does not answer, and no other process that may have its number by now. */
export function endProcess(card: SenderIdentity, here: string): void {
  if (processState(card, here) === 'alive') process.kill(card.pid, 'SIGKILL')
}
