import type { MailData } from '../../domain/mail/kinds.ts'
import { momentExactly } from '../../text/format.ts'
import { text } from '../../text/text.ts'
import { counts, type MailContext, siteHost } from './context.ts'
import { type Block, type MailContent, say } from './template.ts'
import type { Templates } from './types.ts'

/** To who promised something, besides what a reminder says of itself. */
export const supporterTemplates: Pick<
  Templates,
  | 'moved'
  | 'extended'
  | 'cancelled'
  | 'missed'
  | 'unreached'
  | 'reconnect'
  | 'removed'
  | 'reminder-moved'
  | 'links'
  | 'update'
> = {
  moved: (data, context) => {
    const words = text(context.lang).mail.moved
    return toSupporter(words.subject(data.campaign), context, [
      say(words.lead(data.campaign)),
      newTime(data, context),
      seePledge(data, context),
      say(words.choice),
    ])
  },
  extended: (data, context) => {
    const words = text(context.lang).mail
    return toSupporter(words.extended.subject(data.campaign), context, [
      say(words.extended.lead(data.campaign, ...counts(data, context))),
      newTime(data, context),
      seePledge(data, context),
      say(words.moved.choice),
    ])
  },
  cancelled: (data, context) => {
    const words = text(context.lang).mail.cancelled
    return toSupporter(words.subject(data.campaign), context, [
      say(words.lead(data.campaign)),
      seePledge(data, context),
    ])
  },
  unreached: (data, context) => {
    const words = text(context.lang).mail.unreached
    const lead = words.lead(data.campaign, ...counts(data, context))
    return toSupporter(words.subject(data.campaign), context, [say(lead), seePledge(data, context)])
  },
  missed: (data, context) => {
    const words = text(context.lang)
    return toSupporter(words.mail['reminder-off'].subject.missed(data.campaign), context, [
      say(words.receipt.state['launch-missed']().text),
      seePledge(data, context),
    ])
  },
  reconnect: (data, context) => {
    const words = text(context.lang).mail.reconnect
    return toSupporter(words.subject(data.campaign), context, [
      say(words.lead(data.campaign, momentExactly(data.launchAt, data.timeZone, context.lang))),
      say(words.todo),
      seePledge(data, context, words.button),
      say(words.choice),
    ])
  },
  removed: (data, context) => {
    const words = text(context.lang).mail.removed
    return toSupporter(words.subject(data.campaign), context, [
      say(words.lead(data.campaign)),
      say(text(context.lang).receipt.reason(data.reason)),
      seePledge(data, context),
    ])
  },
  'reminder-moved': (data, context) => {
    const words = text(context.lang).mail
    const { lead, button, choice } = words['reminder-moved']
    return {
      subject: words.moved.subject(data.campaign),
      blocks: [
        say(lead(data.campaign)),
        newTime(data, context),
        { kind: 'action', label: button, href: context.baseUrl + data.path },
        say(choice),
      ],
      why: words.reminded,
    }
  },
  links: ({ links }, context) => {
    const words = text(context.lang).mail.links
    return {
      subject: words.subject(siteHost(context)),
      blocks: [
        say(words.lead(links.length)),
        ...links.map(
          ({ what, campaign, path }): Block => ({
            kind: 'link',
            label: words[what](campaign),
            href: context.baseUrl + path,
          }),
        ),
      ],
      why: words.why,
    }
  },
  update: ({ campaign, path, subject, words: written, organization, shared }, { lang, baseUrl }) => {
    const words = text(lang).mail
    return {
      subject,
      blocks: [
        ...paragraphs(written),
        ...passOn(shared, { lang, baseUrl }),
        say(words.key),
        { kind: 'link', label: words.moved.button, href: baseUrl + path },
      ],
      why: words.update.why(organization, campaign),
    }
  },
}

/** The links that are made to be passed on, before the secret one, which is not. */
function passOn(shared: MailData['update']['shared'], { lang, baseUrl }: MailContext): Block[] {
  if (!shared) return []
  const words = text(lang).mail.passOn
  return [
    { kind: 'action', label: words.campaign, href: baseUrl + shared.campaign },
    say(words.invitation),
    { kind: 'link', label: baseUrl + shared.invitation, href: baseUrl + shared.invitation },
  ]
}

type ToSupporter = { readonly path: string; readonly timeZone: string }

type Times = ToSupporter & { readonly launchAt: number; readonly before: number }

const toSupporter = (subject: string, { lang }: MailContext, blocks: readonly Block[]): MailContent => ({
  subject,
  blocks,
  why: text(lang).mail.pledged,
})

const seePledge = ({ path }: ToSupporter, { lang, baseUrl }: MailContext, label?: string): Block => ({
  kind: 'action',
  label: label ?? text(lang).mail.moved.button,
  href: baseUrl + path,
})

function newTime({ launchAt, before, timeZone }: Times, { lang }: MailContext): Block {
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
