import type { LaunchKind } from '../src/domain/ledger/kind.ts'
import type { Batch, SenderIdentity } from '../src/domain/ledger/types.ts'
import type { NetworkName, Posting } from '../src/networks/port.ts'
import type { DirectorContext } from './director-context.ts'
import { machineName } from './sender-identity.ts'

export type LaunchPostings = ReadonlyMap<NetworkName, Posting>

/** A sandbox of its own, started for one rehearsal and ended with it. */
export type RehearsalSandbox = { readonly url: string; readonly stop: () => Promise<void> }

/** What the entry gives for rehearsals: nothing here can start a process or read the settings. */
export type RehearsalHost = {
  /** Starts an empty sandbox. Rejects when it does not come up. */
  readonly open: () => Promise<RehearsalSandbox>
  readonly postings: (sandbox: string) => LaunchPostings
}

/** The rehearsal that plays now; null while none does. */
export type RehearsalEnvironment = {
  current: {
    readonly launch: number
    /** The rehearsal that this is a trial for. */
    readonly trialOf: number | null
    readonly sandbox: RehearsalSandbox
    readonly postings: LaunchPostings
  } | null
}

/** What a launch is played with: its networks, where it goes, and who plays. */
export type LaunchEnvironment = {
  readonly postings: LaunchPostings
  readonly sandbox: Batch['sandbox']
  readonly senders: readonly SenderIdentity[]
}

const here = machineName()

/** Null for a rehearsal whose stage is gone: nothing of it may be handed out. */
export function environmentOf(
  { postings, senders, rehearsing }: Pick<DirectorContext, 'postings' | 'senders' | 'rehearsing'>,
  launch: { readonly id: number; readonly kind: LaunchKind },
): LaunchEnvironment | null {
  if (launch.kind === 'real') return { postings, sandbox: null, senders: senders() }
  if (rehearsing.current?.launch !== launch.id) return null
  // The sandbox listens on this machine alone.
  const local = senders().filter(sender => sender.machine === here)
  return { postings: rehearsing.current.postings, sandbox: rehearsing.current.sandbox.url, senders: local }
}
