import { momentExactly } from '../../text/format.ts'
import { text } from '../../text/text.ts'
import { counts, type Place, siteOf } from './context.ts'
import { type Block, type Letter, say } from './template.ts'
import type { Writers } from './types.ts'

/** To who promised something, besides what a reminder says of itself. */
export const supporterLetters: Pick<
  Writers,
  'moved' | 'extended' | 'cancelled' | 'unreached' | 'reconnect' | 'removed' | 'reminder-moved' | 'links' | 'update'
> = {
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
  update: ({ campaign, path, subject, words: written, organization }, { lang, baseUrl }) => ({
    subject,
    blocks: [...paragraphs(written), { kind: 'action', label: text(lang).mail.moved.button, href: baseUrl + path }],
    why: text(lang).mail.update.why(organization, campaign),
  }),
}

type ToSupporter = { readonly path: string; readonly timeZone: string }

type Times = ToSupporter & { readonly launchAt: number; readonly before: number }

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
