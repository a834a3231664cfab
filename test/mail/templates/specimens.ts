import type { MailData, MailKind } from '../../../src/domain/mail/kinds.ts'
import type { HaltReason, RefusalReason, UnresolvedCause } from '../../../src/networks/post-outcome.ts'
import { halts, refusals, unknowns } from '../../../src/text/en/ledger/reasons.ts'

const minuteMs = 60_000
const dayMs = 1_440 * minuteMs
/** 2026-09-10, 10:00 in New York. */
const launchAt = Date.UTC(2026, 8, 10, 14)

/** Signs that mean something in HTML, and quotes: nothing in a mail may trip over them. */
const campaign = 'Save the “Aare” & its <banks>'
const pledged = { campaign, path: '/p/Secret-of-the-receipt-43-characters-0123456', timeZone: 'America/New_York' }
const organized = { campaign, page: '/organize/aare', timeZone: pledged.timeZone }
const text = 'The Aare belongs to all of us.\n\nNo dam & no “deal”: <stop> it now. https://thunderclap.example/c/aare'
const reminded = { ...pledged, slug: 'aare', summary: 'One river, one voice.', launchAt, text, hours: 48 }
const moved = { launchAt, before: launchAt - dayMs }
const counted = { supporters: 1_240, goal: 2_000 }
const figures = { posted: 1_180, total: 1_240, refused: 41, unknown: 7, byHand: 64, byHandPosted: 31 }
const over = { ...figures, slug: 'aare' }
const shared = { campaign: '/c/aare', invitation: '/s/1-x4k' }
const seen = { impressions: 4_200, likes: 31, reposts: 7, replies: 2, quotes: 0, bookmarks: null }
const nothing = { sentAt: null, postedAt: null, url: null, reason: null, figures: null }
const ofPost = {
  text,
  isReportPublic: false,
  network: 'x',
  handle: 'ada',
  condition: { asked: 50, going: 31 },
} as const
const own = { ...ofPost, ...nothing } as const
const finished = { ...pledged, ...over, end: 'finished' } as const
const stopped = { ...finished, end: 'stopped' } as const
const halted: MailData['halted'] = {
  ...organized,
  network: 'x',
  reason: '',
  said: 'Your enrolled account has no credits.',
  until: launchAt + 15 * minuteMs,
  goesOn: true,
}

type Cases<K extends MailKind> = Readonly<Record<string, MailData[K]>>

/** Every kind of mail, each in every form that it can take. A new kind or reason does not compile before it is here. */
export const specimens: { readonly [K in MailKind]: Cases<K> } = {
  invitation: { editor: { by: 'Ada & Co', role: 'editor', path: '/invitation/Secret', hours: 72 } },
  'password-reset': { it: { name: 'Ada', path: '/password-reset/Secret', hours: 1 } },
  'pledge-receipt': {
    sample: { ...reminded, network: 'x', handle: 'ada', atLeast: null, writtenAt: launchAt - dayMs },
    own: {
      ...reminded,
      text: '',
      network: 'bluesky',
      handle: 'ada.bsky.social',
      atLeast: 50,
      writtenAt: launchAt - dayMs,
    },
  },
  'address-confirm': {
    both: { ...reminded, organization: 'Pro Aare', forPledge: true, words: 'Pro Aare may write to me about its work.' },
    launch: { ...reminded, organization: 'Pro Aare', forPledge: true, words: null },
    list: {
      ...reminded,
      organization: 'Pro Aare',
      forPledge: false,
      words: 'Pro Aare may write to me about its work.',
    },
  },
  evening: {
    account: { ...reminded, by: 'account', writtenAt: launchAt - dayMs, spreadMs: 0, spreadSeed: null },
    hand: { ...reminded, by: 'hand', writtenAt: launchAt - dayMs, spreadMs: 0, spreadSeed: null },
  },
  moved: { it: { ...pledged, ...moved } },
  extended: { it: { ...pledged, ...moved, ...counted } },
  cancelled: { it: pledged },
  unreached: { it: { ...pledged, ...counted } },
  missed: { it: pledged },
  reconnect: {
    it: { ...pledged, launchAt, account: { network: 'mastodon', handle: 'ada@social.example' } },
    'of an earlier version': { ...pledged, launchAt },
  },
  removed: { it: { ...pledged, reason: 'It insults somebody.\nPlease write it anew.' } },
  outcome: {
    posted: {
      ...finished,
      own: {
        ...own,
        state: 'posted',
        sentAt: launchAt + 84,
        postedAt: launchAt + 1_180,
        url: 'https://x.com/ada/status/1',
        figures: seen,
      },
    },
    'posted, report public': {
      ...finished,
      own: {
        ...own,
        state: 'posted',
        isReportPublic: true,
        network: 'bluesky',
        sentAt: launchAt + 84,
        url: 'https://bsky.app/profile/ada/post/1',
      },
    },
    ...caseOf(refusals, (reason: RefusalReason) => ({ ...finished, own: { ...own, state: 'refused', reason } })),
    ...caseOf(unknowns, (reason: UnresolvedCause) => ({ ...finished, own: { ...own, state: 'unknown', reason } })),
    looking: { ...finished, own: { ...own, state: 'looking', reason: 'timeout' } },
    'too few': { ...finished, own: { ...own, state: 'too-few' } },
    missed: { ...finished, own: { ...own, state: 'missed' } },
    'app limit': { ...finished, own: { ...own, state: 'missed', reason: 'app-limit' } },
    stopped: { ...stopped, own: { ...own, state: 'stopped' } },
    'by hand': { ...finished, own: { ...own, state: 'by-hand', isReportPublic: true } },
    'by hand, stopped': { ...stopped, own: { ...own, state: 'by-hand' } },
  },
  update: {
    it: {
      ...pledged,
      ...{
        subject: 'Two more people each',
        words: 'Dear all,\n\nplease read this:\n\nhttps://aare.example/why\n\nThank you!\nAda',
      },
      ...{ organization: 'Pro Aare', shared },
    },
  },
  links: {
    one: { links: [{ what: 'pledge', campaign, path: pledged.path }] },
    two: {
      links: [
        { what: 'pledge', campaign, path: pledged.path },
        { what: 'reminder', campaign: 'Another one', path: '/p/Another-secret' },
      ],
    },
  },
  'reminder-confirm': { sample: reminded, own: { ...reminded, text: '' } },
  'reminder-known': { it: reminded },
  'reminder-address': { it: { ...reminded, text: '' } },
  'reminder-receipt': { it: { ...reminded, writtenAt: launchAt - dayMs } },
  'reminder-now': {
    it: {
      ...{ campaign, text, path: pledged.path },
      links: [
        { label: 'X', href: `https://x.com/intent/post?text=${encodeURIComponent(text)}` },
        { label: 'Bluesky', href: `https://bsky.app/intent/compose?text=${encodeURIComponent(text)}` },
        { label: 'Mastodon', href: 'https://thunderclap.example/c/aare/share/0/mastodon' },
      ],
    },
  },
  'reminder-moved': { it: { ...pledged, ...moved } },
  'reminder-off': {
    cancelled: { ...pledged, why: 'cancelled' },
    unreached: { ...pledged, why: 'unreached' },
    missed: { ...pledged, why: 'missed' },
  },
  'goal-reached': { it: { ...organized, supporters: 2_003, goal: 2_000, launchAt } },
  'goal-missed': {
    moved: { ...organized, ...counted, movedTo: launchAt },
    over: { ...organized, ...counted, movedTo: null },
  },
  'launch-over': {
    finished: { ...organized, ...over, end: 'finished' },
    stopped: { ...organized, ...over, end: 'stopped' },
  },
  'reconnect-needed': {
    some: { ...organized, accounts: 12, people: 9 },
    one: { ...organized, accounts: 1, people: 0 },
  },
  halted: {
    ...caseOf(halts, (reason: HaltReason) => ({ ...halted, reason })),
    'a word of a newer version': { ...halted, reason: 'of-tomorrow', said: null, goesOn: false },
    server: {
      ...halted,
      network: 'mastodon',
      reason: 'many-alike',
      host: 'social.example',
      contact: 'admin@social.example',
    },
    'server without a contact': {
      ...halted,
      network: 'mastodon',
      reason: 'many-alike',
      host: 'social.example',
      contact: null,
    },
  },
}

/** A case for each word of a catalogue. */
function caseOf<Word extends string, Data>(words: Readonly<Record<Word, unknown>>, data: (word: Word) => Data) {
  return Object.fromEntries((Object.keys(words) as Word[]).map(word => [word, data(word)])) as Record<Word, Data>
}
