import type { MailToSupporters } from '../../domain/mail/to-supporters.ts'
import { momentExactly, momentInZone } from '../../text/format.ts'
import { text } from '../../text/text.ts'
import { counts, type MailContext, siteHost } from './context.ts'
import { type Block, type MailContent, say, secretButton, secretLink } from './template.ts'
import type { TemplatesOf } from './types.ts'

/** To who promised a post by account: what came about, and what organizers write. */
export const supporterTemplates = {
  moved: (data, context) => {
    const { lead } = text(context.lang).mail.moved
    return newTime(data, context, [say(lead(data.campaign))])
  },
  extended: (data, context) => {
    const { lead } = text(context.lang).mail.extended
    return newTime(data, context, [say(lead(data.campaign, ...counts(data, context)))])
  },
  cancelled: (data, context) => {
    const { subject, lead } = text(context.lang).mail.cancelled
    return nothingToDo(subject(data.campaign), data, context, [say(lead(data.campaign))])
  },
  unreached: (data, context) => {
    const { subject, lead } = text(context.lang).mail.unreached
    return nothingToDo(subject(data.campaign), data, context, [say(lead(data.campaign, ...counts(data, context)))])
  },
  missed: (data, context) => {
    const { subject, lead } = text(context.lang).mail.missed
    return nothingToDo(subject(data.campaign), data, context, [say(lead(data.campaign))])
  },
  removed: (data, context) => {
    const { mail, receipt } = text(context.lang)
    const { subject, lead } = mail.removed
    const blocks = [say(lead(data.campaign)), say(receipt.reason(data.reason))]
    return nothingToDo(subject(data.campaign), data, context, blocks)
  },
  reconnect: ({ campaign, launchAt, timeZone, path, account }, { lang, baseUrl }) => {
    const { mail, common } = text(lang)
    const words = mail.reconnect
    const named = account ? words.account(account.handle, common.networks[account.network]) : ''
    return {
      subject: words.subject(campaign),
      blocks: [
        say(words.lead(campaign, momentExactly(launchAt, timeZone, lang))),
        say(words.why(named)),
        say(words.todo),
        secretButton(words.button, baseUrl + path),
      ],
      why: mail.why.pledged,
    }
  },
  links: ({ links }, context) => {
    const words = text(context.lang).mail.links
    const named = links.map(({ what, campaign, path }) => ({
      label: words[what](campaign),
      href: context.baseUrl + path,
    }))
    return {
      subject: words.subject(siteHost(context)),
      blocks: [say(words.lead(links.length)), { kind: 'secret', isLoud: false, links: named }],
      why: words.why,
    }
  },
  update: ({ campaign, path, subject, words: written, organization, shared }, { lang, baseUrl }) => {
    const { update, moved } = text(lang).mail
    return {
      subject,
      blocks: [
        ...paragraphs(written),
        ...(shared ? passOn(baseUrl + shared.campaign, baseUrl + shared.invitation, lang) : []),
        secretLink(moved.button, baseUrl + path),
      ],
      why: update.why(organization, campaign),
    }
  },
} satisfies Partial<TemplatesOf<MailToSupporters>>

type Moved = MailToSupporters['moved']

function newTime(data: Moved, { lang, baseUrl }: MailContext, blocks: readonly Block[]): MailContent {
  const { moved, why } = text(lang).mail
  return {
    subject: moved.subject(momentInZone(data.launchAt, data.timeZone, lang), data.campaign),
    blocks: [
      ...blocks,
      times(data, lang),
      secretButton(moved.button, baseUrl + data.path),
      say(moved.choice),
      say(moved.calendar),
    ],
    why: why.pledged,
  }
}

/** The new moment beside the one they know. */
export function times({ launchAt, before, timeZone }: Moved, lang: MailContext['lang']): Block {
  const words = text(lang).mail.moved
  const rows = [
    [words.now, momentExactly(launchAt, timeZone, lang)],
    [words.before, momentExactly(before, timeZone, lang)],
  ] as const
  return { kind: 'facts', rows }
}

/** No button: nothing is waited for. */
function nothingToDo(
  subject: string,
  { path }: { readonly path: string },
  { lang, baseUrl }: MailContext,
  blocks: readonly Block[],
): MailContent {
  const { moved, why } = text(lang).mail
  return { subject, blocks: [...blocks, secretLink(moved.button, baseUrl + path)], why: why.pledged }
}

/** The links that are made to be passed on, before the secret one, which is not. */
function passOn(campaign: string, invitation: string, lang: MailContext['lang']): Block[] {
  const words = text(lang).mail.update
  return [
    { kind: 'action', label: words.campaign, href: campaign },
    say(words.invitation),
    { kind: 'link', label: invitation, href: invitation },
  ]
}

/** A paragraph that is an address becomes a link. */
const paragraphs = (written: string): Block[] =>
  written
    .split(/\n{2,}/)
    .map(part => part.trim())
    .filter(Boolean)
    .map(part => (/^https?:\/\/\S+$/.test(part) ? { kind: 'link', label: part, href: part } : say(part)))
