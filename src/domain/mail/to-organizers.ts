import type { NetworkName } from '../../networks/port.ts'
import type { Role } from '../organizer/organizer.ts'
import type { MailPolicy } from './policy.ts'
import type { Counted, OverFigures } from './to-supporters.ts'

/** Mail to the people who run campaigns here. */
export type MailToOrganizers = {
  readonly invitation: {
    readonly by: string
    readonly role: Role
    readonly path: string
    /** How long the link works. */
    readonly hours: number
  }
  readonly 'password-reset': { readonly name: string; readonly path: string; readonly hours: number }
  /** The goal was not reached. `movedTo` is null where nothing is sent. */
  readonly 'goal-missed': Organized & Counted & { readonly movedTo: number | null }
  /** So many support it as were wanted. */
  readonly 'goal-reached': Organized & Counted & { readonly launchAt: number }
  /** The launch is over. */
  readonly 'launch-over': Organized & OverFigures & { readonly slug: string; readonly end: 'finished' | 'stopped' }
  /** Permissions that work no more; `people` of these accounts left an address. */
  readonly 'reconnect-needed': Organized & { readonly accounts: number; readonly people: number }
  /** A network is held back. `reason` is a word of the network port; what is held back can still be sent until `until`. */
  readonly halted: Organized & {
    readonly reason: string
    /** The network's own words; left out where it gave none that can be shown. */
    readonly said?: string | null
    readonly until: number
    readonly network: NetworkName
    /** One server of it that is held back, and whom to write to there; left out: all of it. */
    readonly host?: string
    readonly contact?: string | null
    /** Whether posts on other networks go on. */
    readonly goesOn: boolean
  }
}

/** `page` is that of the campaign on the organizers' side. */
type Organized = { readonly campaign: string; readonly page: string; readonly timeZone: string }

export const organizerPolicies: Readonly<Record<keyof MailToOrganizers, MailPolicy>> = {
  invitation: { rank: 0, wayOut: 'all', tryHours: 24 },
  'password-reset': { rank: 0, wayOut: null, tryHours: 1 },
  'goal-reached': { rank: 0, wayOut: null, tryHours: 48 },
  'goal-missed': { rank: 0, wayOut: null, tryHours: 12 },
  'launch-over': { rank: 0, wayOut: null, tryHours: 48 },
  'reconnect-needed': { rank: 0, wayOut: null, tryHours: 12 },
  halted: { rank: 0, wayOut: null, tryHours: 1 },
}
