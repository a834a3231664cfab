import type { NetworkName } from '../../networks/port.ts'
import type { Role } from '../organizer/organizer.ts'
import type { ReachFigures } from '../reach/metrics/figures.ts'

/**
 * The data of each kind of mail; src/mail turns it into text. Paths begin with a slash and may be secret, so the data is
 * sealed until the mail is sent. Moments are in ms.
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
  /** To supporters: the launch has another T0. `path` is their receipt's. */
  readonly moved: Pledged & { readonly launchAt: number; readonly before: number }
  readonly cancelled: Pledged
  /** The goal was not reached at T0, so the launch was moved, once. */
  readonly extended: Pledged & { readonly launchAt: number; readonly before: number } & Counted
  /** The goal was not reached, so nothing is sent. */
  readonly unreached: Pledged & Counted
  /** To supporters whose grant no longer works: without a new one their post is not sent. */
  readonly reconnect: Pledged & { readonly launchAt: number }
  /** At once: the link to a pledge by account, with a calendar entry as of `writtenAt`. `launchAt` is its own moment. */
  readonly 'pledge-receipt': Pledged & {
    readonly slug: string
    readonly launchAt: number
    /** '' where it is the sender's own and the reader has not said yes. */
    readonly text: string
    readonly atLeast: number | null
    readonly network: NetworkName
    readonly handle: string
    readonly writtenAt: number
  }
  /** The evening before. */
  readonly evening: Pledged & {
    readonly by: 'account' | 'hand'
    readonly slug: string
    readonly launchAt: number
    /** Own to each. */
    readonly text?: string
    readonly writtenAt: number
    readonly spreadMs: number
    readonly spreadSeed: number | null
  }
  /** The launch was not held at its moment, and nothing is sent until it has another one. */
  readonly missed: Pledged
  /** What came of it; `own` is put in for each. */
  readonly outcome: Pledged &
    OverFigures & { readonly slug: string; readonly end: 'finished' | 'stopped'; readonly own?: OwnOutcome }
  /** An organizer removed the pledge, for this `reason`. */
  readonly removed: Pledged & { readonly reason: string }
  /** An update that organizers wrote to their supporters. Plain text; empty lines separate paragraphs. */
  readonly update: Pledged & {
    readonly subject: string
    readonly words: string
    readonly organization: string
    /** What may be passed on: paths of the campaign and of the reader's own invitation. Left out in mails of an earlier version. */
    readonly shared?: { readonly campaign: string; readonly invitation: string }
  }
  /** Links to all pages that belong to this address, as its owner asked. */
  readonly links: {
    readonly links: readonly {
      readonly what: 'pledge' | 'reminder'
      readonly campaign: string
      readonly path: string
    }[]
  }
  /** To organizers: the goal was not reached. `movedTo` is null where nothing is sent. */
  readonly 'goal-missed': Organized & Counted & { readonly movedTo: number | null }
  /**
   * To an address that somebody entered; `path` is the page that confirms it. The reader has not agreed to it yet, so
   * `text` is a sample, or '' where the text is the sender's own.
   */
  readonly 'reminder-confirm': Reminded & { readonly hours: number }
  /** To an address that was entered again after it was confirmed: nothing was changed. */
  readonly 'reminder-known': Reminded & { readonly hours: number }
  /**
   * To an address that somebody entered with a pledge by account: whether the pledge may use it (`forPledge`), and whether
   * the organization may write there (`words`, its own; null where that is not asked).
   */
  readonly 'address-confirm': Pledged & {
    readonly organization: string
    readonly hours: number
    readonly forPledge: boolean
    readonly words: string | null
  }
  /** To the new address of a pledge by hand, to confirm the change. */
  readonly 'reminder-address': Reminded & { readonly hours: number }
  /** The pledge is confirmed. With a calendar entry, as of `writtenAt`. */
  readonly 'reminder-receipt': Reminded & { readonly writtenAt: number }
  /** At T0: `text` with a link for each network. */
  readonly 'reminder-now': {
    readonly campaign: string
    readonly text: string
    readonly path: string
    readonly links: readonly { readonly label: string; readonly href: string }[]
  }
  readonly 'reminder-moved': Pledged & { readonly launchAt: number; readonly before: number }
  /** No reminder is sent, or not now. */
  readonly 'reminder-off': Pledged & { readonly why: 'cancelled' | 'unreached' | 'missed' }
  /** To organizers: so many support it as were wanted. */
  readonly 'goal-reached': Organized & Counted & { readonly launchAt: number }
  /** To organizers: the launch is over. */
  readonly 'launch-over': Organized & OverFigures & { readonly slug: string; readonly end: 'finished' | 'stopped' }
  /** To organizers: permissions that work no more; `people` of these accounts left an address. */
  readonly 'reconnect-needed': Organized & { readonly accounts: number; readonly people: number }
  /** To organizers: a network is held back. `reason` is a word of the network port; what is held back can still be sent until `until`. */
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

/** What mails say of a launch that is over. */
export type OverFigures = {
  readonly posted: number
  readonly total: number
  readonly refused: number
  readonly unknown: number
  /** Who were to post by hand, and who of them said that they did. */
  readonly byHand: number
  readonly byHandPosted: number
}

/** What came of one pledge. Moments in ms. */
export type OwnOutcome = { readonly text: string; readonly isReportPublic: boolean } & (
  | { readonly state: 'by-hand' }
  | {
      readonly state: 'posted' | 'refused' | 'unknown' | 'looking' | 'stopped' | 'too-few' | 'missed'
      readonly network: NetworkName
      readonly handle: string
      readonly sentAt: number | null
      readonly postedAt: number | null
      readonly url: string | null
      readonly reason: string | null
      /** As far as they are known by now. */
      readonly figures: ReachFigures | null
      /** How many others they asked for, and how many went. */
      readonly condition: { readonly asked: number; readonly going: number }
    }
)

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

type MailPolicy = {
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

export const mailPolicies: Readonly<Record<MailKind, MailPolicy>> = {
  invitation: { rank: 0, wayOut: 'all', tryHours: 24 },
  'password-reset': { rank: 0, wayOut: null, tryHours: 1 },
  moved: { rank: 1, wayOut: 'campaign', tryHours: 12 },
  cancelled: { rank: 1, wayOut: 'campaign', tryHours: 12 },
  extended: { rank: 1, wayOut: 'campaign', tryHours: 12 },
  unreached: { rank: 1, wayOut: 'campaign', tryHours: 12 },
  'pledge-receipt': { rank: 0, wayOut: 'campaign', tryHours: 12 },
  evening: { rank: 1, wayOut: 'campaign', tryHours: 6 },
  missed: { rank: 1, wayOut: 'campaign', tryHours: 12 },
  outcome: { rank: 2, wayOut: 'campaign', tryHours: 48 },
  'reminder-confirm': { rank: 0, wayOut: 'all', tryHours: 12 },
  'reminder-known': { rank: 0, wayOut: 'all', tryHours: 12 },
  'reminder-address': { rank: 0, wayOut: 'all', tryHours: 12 },
  'address-confirm': { rank: 0, wayOut: 'all', tryHours: 12 },
  'reminder-receipt': { rank: 0, wayOut: null, tryHours: 12 },
  // It must arrive at T0. Rank 0 also keeps it out of the count of waiting mails that mailings stop at.
  'reminder-now': { rank: 0, wayOut: 'campaign', tryHours: 6 },
  'reminder-moved': { rank: 1, wayOut: 'campaign', tryHours: 12 },
  'reminder-off': { rank: 1, wayOut: 'campaign', tryHours: 12 },
  links: { rank: 0, wayOut: 'all', tryHours: 12 },
  reconnect: { rank: 1, wayOut: 'campaign', tryHours: 48 },
  removed: { rank: 1, wayOut: null, tryHours: 48 },
  update: { rank: 2, wayOut: 'campaign', tryHours: 48 },
  'goal-reached': { rank: 0, wayOut: null, tryHours: 48 },
  'launch-over': { rank: 0, wayOut: null, tryHours: 48 },
  'reconnect-needed': { rank: 0, wayOut: null, tryHours: 12 },
  'goal-missed': { rank: 0, wayOut: null, tryHours: 12 },
  halted: { rank: 0, wayOut: null, tryHours: 1 },
}

/** Kinds that are sent to people who may not have asked for them. */
export const unsolicitedKinds: readonly MailKind[] = [
  'invitation',
  'reminder-confirm',
  'reminder-known',
  'reminder-address',
  'address-confirm',
]

/** Kinds that are not sent to a mailbox that refuses all mail. */
export const stoppableKinds = (Object.keys(mailPolicies) as MailKind[]).filter(
  kind => mailPolicies[kind].wayOut !== null,
)
