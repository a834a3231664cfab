import type { Request } from 'express'
import type { Grant, SignInTrouble } from '../domain/network.ts'

/** The network refused, or gave no usable answer in time. What it said is for the log and for organizers. */
export type Unanswered = { readonly kind: 'unanswered'; readonly trouble: SignInTrouble }

/** `url` is the network's page that asks the person. */
export type Departure = { readonly kind: 'leave'; readonly url: string } | Unanswered

export type Arrival =
  | { readonly kind: 'granted'; readonly grant: Grant }
  | { readonly kind: 'denied' }
  /** Not the sign-in this session began last: an old tab, a reloaded page, an expired request. `said`: by the network. */
  | { readonly kind: 'stale'; readonly said?: string | null }
  | Unanswered

/** How people let us post for them. Keeps what it needs between the two steps in the session. Never throws. */
export type Connector = {
  /** `callbackUrl` is the whole address that `arrive` will be asked at. */
  readonly depart: (req: Request, callbackUrl: string) => Promise<Departure>
  readonly arrive: (req: Request) => Promise<Arrival>
  /** Asks the network what a sign-in would, for nobody: whether it knows the app, and leads people back here. Null: it does. */
  readonly rehearse: (
    callbackUrl: string,
  ) => Promise<{ readonly keys: SignInTrouble | null; readonly callback: SignInTrouble | null }>
}
