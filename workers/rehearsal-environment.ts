import type { LaunchKind } from '../src/domain/ledger/kind.ts'
import type { Batch, SenderCard } from '../src/domain/ledger/types.ts'
import type { NetworkName, Posting } from '../src/networks/port.ts'
import type { DirectorContext } from './director-context.ts'
import { machineName } from './sender-identity.ts'

export type Postings = ReadonlyMap<NetworkName, Posting>

/** A sandbox of its own, started for one rehearsal and ended with it. */
export type StageSandbox = { readonly url: string; readonly stop: () => Promise<void> }

/** What the entry gives for rehearsals: nothing here can start a process or read the settings. */
export type Theatre = {
  /** Starts an empty sandbox. Rejects when it does not come up. */
  readonly open: () => Promise<StageSandbox>
  readonly postings: (sandbox: string) => Postings
}

/** The rehearsal that plays now; null while none does. */
export type Stage = {
  current: {
    readonly launch: number
    /** The rehearsal that this is a trial for. */
    readonly trialOf: number | null
    readonly sandbox: StageSandbox
    readonly postings: Postings
  } | null
}

/** What a launch is played with: its networks, where it goes, and who plays. */
export type Cast = {
  readonly postings: Postings
  readonly sandbox: Batch['sandbox']
  readonly senders: readonly SenderCard[]
}

const here = machineName()

/** Null for a rehearsal whose stage is gone: nothing of it may be handed out. */
export function castOf(
  { postings, senders, stage }: Pick<DirectorContext, 'postings' | 'senders' | 'stage'>,
  launch: { readonly id: number; readonly kind: LaunchKind },
): Cast | null {
  if (launch.kind === 'real') return { postings, sandbox: null, senders: senders() }
  if (stage.current?.launch !== launch.id) return null
  // The sandbox listens on this machine alone.
  const local = senders().filter(sender => sender.machine === here)
  return { postings: stage.current.postings, sandbox: stage.current.sandbox.url, senders: local }
}
