import type { LaunchKind } from '../src/domain/ledger/kind.ts'
import type { Batch, SenderIdentity, SenderLife } from '../src/domain/ledger/types.ts'
import type { NetworkName, Posting } from '../src/networks/port.ts'
import { machineName } from './sender-identity.ts'

export type LaunchPostings = ReadonlyMap<NetworkName, Posting>

/** The sandbox of one rehearsal, started and stopped with it. */
export type RehearsalSandbox = { readonly url: string; readonly stop: () => Promise<void> }

/** What the entry file provides for rehearsals: other files can neither start a process nor read the settings. */
export type RehearsalHost = {
  /** Starts an empty sandbox. Rejects when it does not come up. */
  readonly open: () => Promise<RehearsalSandbox>
  readonly postings: (sandbox: string) => LaunchPostings
}

/** The rehearsal that runs now; null while none does. */
export type RehearsalEnvironment = {
  current: {
    readonly launch: number
    /** The rehearsal that this one is a warm-up for. */
    readonly trialOf: number | null
    readonly sandbox: RehearsalSandbox
    readonly postings: LaunchPostings
  } | null
}

/** What a launch runs with: networks, sandbox and senders. */
export type LaunchEnvironment = {
  readonly postings: LaunchPostings
  readonly sandbox: Batch['sandbox']
  readonly senders: readonly SenderIdentity[]
}

type Director = {
  readonly postings: LaunchPostings
  readonly senders: () => readonly SenderLife[]
  readonly rehearsing: RehearsalEnvironment
}

const here = machineName()

/** Null for a rehearsal whose sandbox is gone: no batch of it may be issued. */
export function environmentOf(
  { postings, senders, rehearsing }: Director,
  launch: { readonly id: number; readonly kind: LaunchKind },
): LaunchEnvironment | null {
  if (launch.kind === 'real') return { postings, sandbox: null, senders: senders() }
  if (rehearsing.current?.launch !== launch.id) return null
  // The sandbox listens on this machine alone.
  const local = senders().filter(sender => sender.machine === here)
  return { postings: rehearsing.current.postings, sandbox: rehearsing.current.sandbox.url, senders: local }
}
