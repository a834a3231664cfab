import type { MailToOrganizers } from '../../domain/mail/to-organizers.ts'
import { momentExactly, number } from '../../text/format.ts'
import { type Lang, text } from '../../text/text.ts'
import { counts, type MailContext, siteHost } from './context.ts'
import { type Block, type MailContent, quote, say, secretButton } from './template.ts'
import type { TemplatesOf } from './types.ts'

/** To the people who run campaigns here. */
export const organizerTemplates: TemplatesOf<MailToOrganizers> = {
  invitation: ({ by, role, path, hours }, context) => {
    const words = text(context.lang).mail.invitation
    return {
      subject: words.subject(by),
      blocks: [
        say(words.lead(by, siteHost(context))),
        say(words.role(role)),
        say(words.until(hours)),
        secretButton(words.button, context.baseUrl + path),
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
        say(words.until(hours)),
        secretButton(words.button, context.baseUrl + path),
      ],
      why: words.why,
    }
  },
  'goal-missed': (data, context) => {
    const words = text(context.lang).mail['goal-missed']
    const { campaign, movedTo, timeZone } = data
    return toOrganizer(words.subject[movedTo === null ? 'over' : 'moved'](campaign), data, context, [
      say(words.lead(campaign, ...counts(data, context))),
      say(movedTo === null ? words.over : words.moved(momentExactly(movedTo, timeZone, context.lang))),
    ])
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
    const { accounts, people, campaign } = data
    const [many, some] = [number(accounts, context.lang), number(people, context.lang)]
    const blocks = [say(words.lead(accounts, many, campaign)), say(words.todo(people, some))]
    return toOrganizer(words.subject(many, campaign), data, context, blocks, words.button)
  },
  halted: (data, context) => {
    const { lang } = context
    const { campaign, timeZone, network, host, contact, goesOn, reason, said, until } = data
    const { mail, control, common } = text(lang)
    const words = mail.halted
    const { server } = control.halt
    const label = host ?? common.networks[network]
    const { why, todo } = host
      ? { why: server.why(host), todo: server.todo(host, contact ?? null) }
      : haltWords(reason, lang)
    const blocks = [
      say(words.lead(campaign, label)),
      say(why),
      ...(said ? [say(words.said(label)), quote(said)] : []),
      say(todo),
      say(words.until(momentExactly(until, timeZone, lang))),
      ...(goesOn ? [say(host ? server.others : words.others)] : []),
    ]
    return toOrganizer(words.subject(campaign, label), data, context, blocks, words.button)
  },
}

function toOrganizer(
  subject: string,
  { page }: { readonly page: string },
  { lang, baseUrl }: MailContext,
  blocks: readonly Block[],
  button: string = text(lang).mail.toCampaign,
): MailContent {
  const action = { kind: 'action', label: button, href: baseUrl + page } as const
  return { subject, blocks: [...blocks, action], why: text(lang).mail.why.organizer }
}

/** A word that is not known any more (of an older version) has no advice of its own. */
function haltWords(reason: string, lang: Lang): { readonly why: string; readonly todo: string } {
  const { reasons, control } = text(lang)
  const known = Object.hasOwn(reasons.halts, reason) ? (reason as keyof typeof reasons.halts) : null
  return known
    ? { why: reasons.halts[known], todo: control.halt.advice[known] }
    : { why: control.halt.unknownReason, todo: control.halt.look }
}
