import type { Role } from '../organizer.ts'

/**
 * What each kind of mail says, as data; src/mail makes it readable. Paths begin with a slash and may be secret: all of
 * it is sealed until the mail has gone out. Moments are in ms.
 */
export type Letters = {
  readonly invitation: {
    readonly by: string
    readonly role: Role
    readonly path: string
    /** How long the link works. */
    readonly hours: number
  }
  readonly 'password-reset': { readonly name: string; readonly path: string; readonly hours: number }
  /** To supporters: the post they promised goes out at another time. `path` is their receipt's. */
  readonly moved: Pledged & { readonly launchAt: number; readonly before: number }
  readonly cancelled: Pledged
}

type Pledged = {
  readonly campaign: string
  readonly path: string
  /** IANA name. */
  readonly timeZone: string
}

export type MailKind = keyof Letters

type Manner = {
  /** 0: somebody waits for it; 1: it has its moment; 2: it goes to many. */
  readonly rank: 0 | 1 | 2
  /** Whether it carries a way out of the list. */
  readonly list: boolean
  /** How long it is tried, unless the one who sends it says otherwise. */
  readonly tryHours: number
}

export const manners: Readonly<Record<MailKind, Manner>> = {
  invitation: { rank: 0, list: false, tryHours: 24 },
  'password-reset': { rank: 0, list: false, tryHours: 1 },
  moved: { rank: 1, list: true, tryHours: 12 },
  cancelled: { rank: 1, list: true, tryHours: 12 },
}
