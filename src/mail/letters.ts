import type { Letters, MailKind } from '../domain/mail/letters.ts'
import { momentExactly, number } from '../text/format.ts'
import { type Lang, text } from '../text/text.ts'
import { type Block, type Letter, say } from './letter.ts'
import { reminderNow, reminderOff, reminderReceipt, unaskedLetter } from './reminder-letters.ts'

export type Place = {
  /** What the reader reads; that of the installation where nobody knows. */
  readonly lang: Lang
  /** Of this installation, without a slash at the end. */
  readonly baseUrl: string
}

type Writers = { readonly [K in MailKind]: (data: Letters[K], place: Place) => Letter }

/** The words of a mail. */
export const letterOf = <K extends MailKind>(kind: K, data: Letters[K], place: Place): Letter =>
  writers[kind](data, place)

const siteOf = ({ baseUrl }: Place) => new URL(baseUrl).host

const writers: Writers = {
  invitation: ({ by, role, path, hours }, place) => {
    const words = text(place.lang).mail.invitation
    return {
      subject: words.subject(by),
      blocks: [
        say(words.lead(by, siteOf(place))),
        say(words.role(role)),
        { kind: 'action', label: words.button, href: place.baseUrl + path },
        say(words.until(hours)),
      ],
      why: words.why(by),
    }
  },
  'password-reset': ({ name, path, hours }, place) => {
    const words = text(place.lang).mail['password-reset']
    return {
      subject: words.subject,
      blocks: [
        say(words.lead(name, siteOf(place))),
        { kind: 'action', label: words.button, href: place.baseUrl + path },
        say(words.until(hours)),
      ],
      why: words.why,
    }
  },
  moved: (data, place) => {
    const words = text(place.lang).mail.moved
    return toSupporter(words.subject(data.campaign), place, [
      say(words.lead(data.campaign)),
      newTime(data, place),
      seePledge(data, place),
      say(words.choice),
    ])
  },
  extended: (data, place) => {
    const words = text(place.lang).mail
    return toSupporter(words.extended.subject(data.campaign), place, [
      say(words.extended.lead(data.campaign, ...counts(data, place))),
      newTime(data, place),
      seePledge(data, place),
      say(words.moved.choice),
    ])
  },
  cancelled: (data, place) => {
    const words = text(place.lang).mail.cancelled
    return toSupporter(words.subject(data.campaign), place, [say(words.lead(data.campaign)), seePledge(data, place)])
  },
  unreached: (data, place) => {
    const words = text(place.lang).mail.unreached
    const lead = words.lead(data.campaign, ...counts(data, place))
    return toSupporter(words.subject(data.campaign), place, [say(lead), seePledge(data, place)])
  },
  reconnect: (data, place) => {
    const words = text(place.lang).mail.reconnect
    return toSupporter(words.subject(data.campaign), place, [
      say(words.lead(data.campaign, momentExactly(data.launchAt, data.timeZone, place.lang))),
      say(words.todo),
      seePledge(data, place, words.button),
      say(words.choice),
    ])
  },
  removed: (data, place) => {
    const words = text(place.lang).mail.removed
    return toSupporter(words.subject(data.campaign), place, [
      say(words.lead(data.campaign)),
      say(text(place.lang).receipt.reason(data.reason)),
      seePledge(data, place),
    ])
  },
  links: ({ links }, place) => {
    const words = text(place.lang).mail.links
    return {
      subject: words.subject(siteOf(place)),
      blocks: [
        say(words.lead(links.length)),
        ...links.map(
          ({ what, campaign, path }): Block => ({
            kind: 'link',
            label: words[what](campaign),
            href: place.baseUrl + path,
          }),
        ),
      ],
      why: words.why,
    }
  },
  'goal-missed': (data, place) => {
    const words = text(place.lang).mail['goal-missed']
    const { campaign, movedTo, timeZone } = data
    return {
      subject: words.subject[movedTo === null ? 'over' : 'moved'](campaign),
      blocks: [
        say(words.lead(campaign, ...counts(data, place))),
        say(movedTo === null ? words.over : words.moved(momentExactly(movedTo, timeZone, place.lang))),
        { kind: 'action', label: words.button, href: place.baseUrl + data.page },
      ],
      why: text(place.lang).mail.organizer,
    }
  },
  'reminder-confirm': (data, place) => unaskedLetter('reminder-confirm', data, place),
  'reminder-known': (data, place) => unaskedLetter('reminder-known', data, place),
  'reminder-address': (data, place) => unaskedLetter('reminder-address', data, place),
  'reminder-receipt': reminderReceipt,
  'reminder-now': reminderNow,
  'reminder-off': reminderOff,
  'reminder-moved': (data, place) => {
    const words = text(place.lang).mail
    const { lead, button, choice } = words['reminder-moved']
    return {
      subject: words.moved.subject(data.campaign),
      blocks: [
        say(lead(data.campaign)),
        newTime(data, place),
        { kind: 'action', label: button, href: place.baseUrl + data.path },
        say(choice),
      ],
      why: words.reminded,
    }
  },
  update: ({ campaign, path, subject, words: written, organization }, { lang, baseUrl }) => ({
    subject,
    blocks: [...paragraphs(written), { kind: 'action', label: text(lang).mail.moved.button, href: baseUrl + path }],
    why: text(lang).mail.update.why(organization, campaign),
  }),
  halted: ({ campaign, page, timeZone, reason, until }, { lang, baseUrl }) => {
    const words = text(lang).mail.halted
    const { why, todo } = haltWords(reason, lang)
    return {
      subject: words.subject(campaign),
      blocks: [
        say(words.lead(campaign)),
        {
          kind: 'facts',
          rows: [
            [words.why, why],
            [words.todo, todo],
            [words.until, words.untilText(momentExactly(until, timeZone, lang))],
          ],
        },
        { kind: 'action', label: words.button, href: baseUrl + page },
      ],
      why: text(lang).mail.organizer,
    }
  },
}

type ToSupporter = { readonly path: string; readonly timeZone: string }
type Times = ToSupporter & { readonly launchAt: number; readonly before: number }
type Counted = { readonly supporters: number; readonly goal: number }

const toSupporter = (subject: string, { lang }: Place, blocks: readonly Block[]): Letter => ({
  subject,
  blocks,
  why: text(lang).mail.pledged,
})

const seePledge = ({ path }: ToSupporter, { lang, baseUrl }: Place, label?: string): Block => ({
  kind: 'action',
  label: label ?? text(lang).mail.moved.button,
  href: baseUrl + path,
})

function newTime({ launchAt, before, timeZone }: Times, { lang }: Place): Block {
  const words = text(lang).mail.moved
  const at = (ms: number) => momentExactly(ms, timeZone, lang)
  const rows = [
    [words.now, at(launchAt)],
    [words.before, at(before)],
  ] as const
  return { kind: 'facts', rows }
}

/** A paragraph that is an address becomes a link. */
const paragraphs = (written: string): Block[] =>
  written
    .split(/\n{2,}/)
    .map(part => part.trim())
    .filter(Boolean)
    .map(part => (/^https?:\/\/\S+$/.test(part) ? { kind: 'link', label: part, href: part } : say(part)))

const counts = ({ supporters, goal }: Counted, { lang }: Place) =>
  [number(supporters, lang), number(goal, lang)] as const

/** A word that is not known any more (of an older version) has no advice of its own. */
function haltWords(reason: string, lang: Lang): { readonly why: string; readonly todo: string } {
  const { reasons, control } = text(lang)
  const known = Object.hasOwn(reasons.halts, reason) ? (reason as keyof typeof reasons.halts) : null
  return known
    ? { why: reasons.halts[known], todo: control.halt.advice[known] }
    : { why: control.halt.unknownReason, todo: control.halt.look }
}
