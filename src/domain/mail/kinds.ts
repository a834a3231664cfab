import type { Role } from '../organizer/organizer.ts'

/**
 * What each kind of mail says, as data; src/mail makes it readable. Paths begin with a slash and may be secret: all of
 * it is sealed until the mail has gone out. Moments are in ms.
 */
export type MailData = {
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
  /** The goal was not reached at its moment, so it was moved, once. */
  readonly extended: Pledged & { readonly launchAt: number; readonly before: number } & Counted
  /** The goal was not reached, so nothing is sent. */
  readonly unreached: Pledged & Counted
  /** To those whose permission works no more: as it is, their post does not go out. */
  readonly reconnect: Pledged & { readonly launchAt: number }
  /** The organizers took the pledge out; `reason` is theirs. */
  readonly removed: Pledged & { readonly reason: string }
  /** What organizers write to their supporters. Plain text; paragraphs stand apart by empty lines. */
  readonly update: Pledged & { readonly subject: string; readonly words: string; readonly organization: string }
  /** The pages of whoever reads this address, asked for again. */
  readonly links: {
    readonly links: readonly {
      readonly what: 'pledge' | 'reminder'
      readonly campaign: string
      readonly path: string
    }[]
  }
  /** The same to organizers; `movedTo` is null where nothing is sent. */
  readonly 'goal-missed': Organized & Counted & { readonly movedTo: number | null }
  /**
   * To an address that somebody gave: `path` leads to where it is confirmed. Sent without anybody having said yes, so
   * `text` is a sample, or '' for words of whoever gave it.
   */
  readonly 'reminder-confirm': Reminded & { readonly hours: number }
  /** The same, when it is confirmed already: nothing was changed. */
  readonly 'reminder-known': Reminded & { readonly hours: number }
  /** To an address that a reminder is to move to. */
  readonly 'reminder-address': Reminded & { readonly hours: number }
  /** Confirmed. With an entry for calendars, as of `writtenAt`. */
  readonly 'reminder-receipt': Reminded & { readonly writtenAt: number }
  /** It is time: `text` with a link for each network. */
  readonly 'reminder-now': {
    readonly campaign: string
    readonly text: string
    readonly path: string
    readonly links: readonly { readonly label: string; readonly href: string }[]
  }
  readonly 'reminder-moved': Pledged & { readonly launchAt: number; readonly before: number }
  /** None comes, or not now. */
  readonly 'reminder-off': Pledged & { readonly why: 'cancelled' | 'unreached' | 'missed' }
  /** `reason` is a word of the network port; what is held back can leave until `until`. */
  readonly halted: Organized & {
    readonly reason: string
    /** What the network itself said; left out where it said nothing that can be shown. */
    readonly said?: string | null
    readonly until: number
  }
}

type Reminded = Pledged & {
  readonly slug: string
  readonly summary: string
  readonly launchAt: number
  readonly text: string
}

type Pledged = {
  readonly campaign: string
  readonly path: string
  /** IANA name. */
  readonly timeZone: string
}

type Counted = { readonly supporters: number; readonly goal: number }

/** `page` is that of the campaign on the organizers' side. */
type Organized = { readonly campaign: string; readonly page: string; readonly timeZone: string }

export type MailKind = keyof MailData

type Manner = {
  /** 0: somebody waits for it; 1: it has its moment; 2: it goes to many. */
  readonly rank: 0 | 1 | 2
  /**
   * The way out that it carries: of the list of its campaign, or, where others may have asked for it, of all mail from
   * here.
   */
  readonly wayOut: 'campaign' | 'all' | null
  /** How long it is tried, unless the one who sends it says otherwise. */
  readonly tryHours: number
}

export const mailPolicies: Readonly<Record<MailKind, Manner>> = {
  invitation: { rank: 0, wayOut: 'all', tryHours: 24 },
  'password-reset': { rank: 0, wayOut: null, tryHours: 1 },
  moved: { rank: 1, wayOut: 'campaign', tryHours: 12 },
  cancelled: { rank: 1, wayOut: 'campaign', tryHours: 12 },
  extended: { rank: 1, wayOut: 'campaign', tryHours: 12 },
  unreached: { rank: 1, wayOut: 'campaign', tryHours: 12 },
  'reminder-confirm': { rank: 0, wayOut: 'all', tryHours: 12 },
  'reminder-known': { rank: 0, wayOut: 'all', tryHours: 12 },
  'reminder-address': { rank: 0, wayOut: 'all', tryHours: 12 },
  'reminder-receipt': { rank: 0, wayOut: null, tryHours: 12 },
  // People sit and wait for it. Those written ahead are not counted as mail for many that waits.
  'reminder-now': { rank: 0, wayOut: 'campaign', tryHours: 6 },
  'reminder-moved': { rank: 1, wayOut: 'campaign', tryHours: 12 },
  'reminder-off': { rank: 1, wayOut: 'campaign', tryHours: 12 },
  links: { rank: 0, wayOut: 'all', tryHours: 12 },
  reconnect: { rank: 1, wayOut: 'campaign', tryHours: 48 },
  removed: { rank: 1, wayOut: null, tryHours: 48 },
  update: { rank: 2, wayOut: 'campaign', tryHours: 48 },
  'goal-missed': { rank: 0, wayOut: null, tryHours: 12 },
  halted: { rank: 0, wayOut: null, tryHours: 1 },
}

/** To people who may never have asked for anything. */
export const unsolicitedKinds: readonly MailKind[] = [
  'invitation',
  'reminder-confirm',
  'reminder-known',
  'reminder-address',
]

/** What is not sent to who wants no mail from here. */
export const stoppableKinds = (Object.keys(mailPolicies) as MailKind[]).filter(
  kind => mailPolicies[kind].wayOut !== null,
)
