import { momentExactly, number } from '../../text/format.ts'
import { type Lang, text } from '../../text/text.ts'
import { counts, type MailContext, siteHost } from './context.ts'
import { type Block, type MailContent, say } from './template.ts'
import type { Templates } from './types.ts'

/** To the people who run campaigns here. */
export const organizerTemplates: Pick<
  Templates,
  'invitation' | 'password-reset' | 'goal-missed' | 'goal-reached' | 'launch-over' | 'reconnect-needed' | 'halted'
> = {
  invitation: ({ by, role, path, hours }, context) => {
    const words = text(context.lang).mail.invitation
    return {
      subject: words.subject(by),
      blocks: [
        say(words.lead(by, siteHost(context))),
        say(words.role(role)),
        { kind: 'action', label: words.button, href: context.baseUrl + path },
        say(words.until(hours)),
      ],
      why: words.why(by),
    }
  },
  'password-reset': ({ name, path, hours }, context) => {
    const words = text(context.lang).mail['password-reset']
    return {
      subject: words.subject,
      blocks: [
        say(words.lead(name, siteHost(context))),
        { kind: 'action', label: words.button, href: context.baseUrl + path },
        say(words.until(hours)),
      ],
      why: words.why,
    }
  },
  'goal-missed': (data, context) => {
    const words = text(context.lang).mail['goal-missed']
    const { campaign, movedTo, timeZone } = data
    return {
      subject: words.subject[movedTo === null ? 'over' : 'moved'](campaign),
      blocks: [
        say(words.lead(campaign, ...counts(data, context))),
        say(movedTo === null ? words.over : words.moved(momentExactly(movedTo, timeZone, context.lang))),
        { kind: 'action', label: words.button, href: context.baseUrl + data.page },
      ],
      why: text(context.lang).mail.organizer,
    }
  },
  'goal-reached': (data, context) => {
    const words = text(context.lang).mail['goal-reached']
    const [supporters, goal] = counts(data, context)
    return toOrganizer(words.subject(supporters, data.campaign), data, context, [
      say(words.lead(data.campaign, supporters, goal)),
      say(words.until(momentExactly(data.launchAt, data.timeZone, context.lang))),
    ])
  },
  'launch-over': (data, context) => {
    const words = text(context.lang).mail['launch-over']
    const n = (figure: number) => number(figure, context.lang)
    const missing = data.total - data.posted - data.refused - data.unknown
    const some = (name: string, figure: number) => (figure > 0 ? [[name, n(figure)] as const] : [])
    const rows = [
      [words.posted, words.of(n(data.posted), n(data.total))] as const,
      ...some(words.refused, data.refused),
      ...some(words.unknown, data.unknown),
      ...some(words.other, missing),
      ...(data.byHand > 0 ? [[words.byHand, words.said(n(data.byHand), n(data.byHandPosted))] as const] : []),
    ]
    return toOrganizer(
      words.subject[data.end](data.campaign),
      data,
      context,
      [say(words.lead[data.end](data.campaign)), { kind: 'facts', rows }, say(words.told)],
      words.button,
    )
  },
  'reconnect-needed': (data, context) => {
    const words = text(context.lang).mail['reconnect-needed']
    const n = (figure: number) => number(figure, context.lang)
    return toOrganizer(
      words.subject(n(data.accounts), data.campaign),
      data,
      context,
      [say(words.lead(data.campaign, n(data.accounts))), say(words.todo(n(data.people)))],
      words.button,
    )
  },
  halted: ({ campaign, page, timeZone, network, host, contact, goesOn, reason, said, until }, { lang, baseUrl }) => {
    const words = text(lang).mail.halted
    const label = host ?? text(lang).common.networks[network]
    const server = text(lang).control.halt.server
    const { why, todo } = host
      ? { why: server.why(host), todo: server.todo(host, contact ?? null) }
      : haltWords(reason, lang)
    return {
      subject: words.subject(campaign, label),
      blocks: [
        say(words.lead(campaign, label)),
        ...(goesOn ? [say(host ? server.others : words.others)] : []),
        {
          kind: 'facts',
          rows: [
            [words.why, why],
            ...(said ? [[words.said, said] as const] : []),
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

function toOrganizer(
  subject: string,
  { page }: { readonly page: string },
  { lang, baseUrl }: MailContext,
  blocks: readonly Block[],
  button: string = text(lang).mail['goal-missed'].button,
): MailContent {
  const action = { kind: 'action', label: button, href: baseUrl + page } as const
  return { subject, blocks: [...blocks, action], why: text(lang).mail.organizer }
}

/** A word that is not known any more (of an older version) has no advice of its own. */
function haltWords(reason: string, lang: Lang): { readonly why: string; readonly todo: string } {
  const { reasons, control } = text(lang)
  const known = Object.hasOwn(reasons.halts, reason) ? (reason as keyof typeof reasons.halts) : null
  return known
    ? { why: reasons.halts[known], todo: control.halt.advice[known] }
    : { why: control.halt.unknownReason, todo: control.halt.look }
}
