import type { NetworkName } from '../../networks/port.ts'
import type { ReachFigures } from '../reach/metrics/figures.ts'
import type { MailPolicy } from './policy.ts'

/** Mail to who promised something, or whose address was given with a promise. `path` is that of their own page. */
export type MailToSupporters = {
  /** The launch has another T0. */
  readonly moved: Pledged & { readonly launchAt: number; readonly before: number }
  readonly cancelled: Pledged
  /** The goal was not reached at T0, so the launch was moved, once. */
  readonly extended: Pledged & { readonly launchAt: number; readonly before: number } & Counted
  /** The goal was not reached, so nothing is sent. */
  readonly unreached: Pledged & Counted
  /** Their grant no longer works, and without a new one their post is not sent. */
  readonly reconnect: Pledged & {
    readonly launchAt: number
    /** Left out in mails of an earlier version. */
    readonly account?: { readonly network: NetworkName; readonly handle: string }
  }
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

export type Counted = { readonly supporters: number; readonly goal: number }

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

/** What came about. */
const news = { rank: 1, wayOut: 'campaign', tryHours: 12 } as const
/** To an address that anybody may have typed. */
const asked = { rank: 0, wayOut: 'all', tryHours: 12 } as const

export const supporterPolicies: Readonly<Record<keyof MailToSupporters, MailPolicy>> = {
  'pledge-receipt': { rank: 0, wayOut: 'campaign', tryHours: 12 },
  'address-confirm': asked,
  evening: { ...news, tryHours: 6 },
  moved: news,
  extended: news,
  cancelled: news,
  unreached: news,
  missed: news,
  reconnect: { ...news, tryHours: 48 },
  removed: { ...news, tryHours: 48 },
  outcome: { ...news, rank: 2, tryHours: 48 },
  update: { ...news, rank: 2, tryHours: 48 },
  links: asked,
  'reminder-confirm': asked,
  'reminder-known': asked,
  'reminder-address': asked,
  'reminder-receipt': { rank: 0, wayOut: 'campaign', tryHours: 12 },
  // It must arrive at T0. Rank 0 also keeps it out of the count of waiting mails that mailings stop at.
  'reminder-now': { rank: 0, wayOut: 'campaign', tryHours: 6 },
  'reminder-moved': news,
  'reminder-off': news,
}
