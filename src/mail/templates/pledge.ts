import type { MailToSupporters, OwnOutcome } from '../../domain/mail/to-supporters.ts'
import { calendarFile } from '../../lib/calendar.ts'
import { momentExactly, momentInZone, number, timeToTheMs } from '../../text/format.ts'
import { text } from '../../text/text.ts'
import { byHandEntry, pledgeEntry } from './calendar-entry.ts'
import type { MailContext } from './context.ts'
import { type Block, type MailContent, quote, say, secretButton, secretLink } from './template.ts'

/** The link to a pledge by account, as soon as it is made. */
export function pledgeReceipt(data: MailToSupporters['pledge-receipt'], { lang, baseUrl }: MailContext): MailContent {
  const { mail: words, receipt, common } = text(lang)
  const { subject, lead, ownWords, button, keep } = words['pledge-receipt']
  const { campaign, launchAt, timeZone, atLeast, slug, network, handle } = data
  const entry = pledgeEntry({ slug, title: campaign, launchAt }, `${baseUrl}/c/${slug}`, lang)
  return {
    subject: subject(momentInZone(launchAt, timeZone, lang), campaign),
    blocks: [
      say(lead(campaign, momentExactly(launchAt, timeZone, lang), handle, common.networks[network])),
      data.text === '' ? say(ownWords) : quote(data.text),
      ...(atLeast === null ? [] : [say(receipt.conditionWaits(number(atLeast, lang)))]),
      secretButton(button, baseUrl + data.path),
      say(keep),
      say(words.outcome.ahead),
    ],
    why: words.why.pledged,
    calendar: { name: `${slug}.ics`, content: calendarFile([entry], data.writtenAt) },
  }
}

/** The evening before. Its entry takes the place of an earlier one. */
export function evening(data: MailToSupporters['evening'], { lang, baseUrl }: MailContext): MailContent {
  const words = text(lang).mail
  const { campaign, launchAt, timeZone, slug, by, text: post = '' } = data
  const said = words.evening[by]
  const entry =
    by === 'hand'
      ? byHandEntry({ slug, title: campaign, launchAt, text: post }, baseUrl + data.path, lang)
      : pledgeEntry({ slug, title: campaign, launchAt }, `${baseUrl}/c/${slug}`, lang)
  return {
    subject: said.subject(momentInZone(launchAt, timeZone, lang), campaign),
    blocks: [
      say(said.lead(campaign, momentExactly(launchAt, timeZone, lang))),
      quote(post),
      secretButton(said.button, baseUrl + data.path),
      say(words.evening.calendar),
      say(words.outcome.ahead),
    ],
    why: by === 'hand' ? words.why.reminded : words.why.pledged,
    calendar: { name: `${slug}.ics`, content: calendarFile([entry], data.writtenAt) },
  }
}

/** What came of it. */
export function outcome(data: MailToSupporters['outcome'], context: MailContext): MailContent {
  const { lang, baseUrl } = context
  const { mail: words, common } = text(lang)
  const { campaign, slug, path, own } = data
  const state = own?.state ?? 'by-hand'
  const network = own && own.state !== 'by-hand' ? common.networks[own.network] : ''
  return {
    subject: words.outcome.subject[data.end === 'stopped' && state === 'by-hand' ? 'by-hand-stopped' : state](campaign),
    blocks: [
      ...(own ? ofOwn(own, data, context) : []),
      say(words.outcome.whole[data.end](campaign, number(data.posted, lang), number(data.total, lang))),
      ...(own?.isReportPublic
        ? [{ kind: 'link', label: words.outcome.report, href: `${baseUrl}/c/${slug}/reach` } as const]
        : []),
      ...ownPage(own, network, baseUrl + path, lang),
    ],
    why: state === 'by-hand' ? words.why.reminded : words.why.pledged,
  }
}

/** What is kept are not their words then. */
const isAltered = ({ state, reason }: Posted) => state === 'refused' && reason === 'altered'

/** What their page is good for now. Loud where something is left to do there. */
function ownPage(own: OwnOutcome | undefined, network: string, href: string, lang: MailContext['lang']): Block[] {
  const { page, button } = text(lang).mail.outcome
  if (own === undefined || own.state === 'by-hand' || isAltered(own)) return [say(page.other), secretLink(button, href)]
  const { state } = own
  if (state === 'posted' || state === 'looking') return [say(page.news(network)), secretLink(button, href)]
  const isLoud = state === 'refused' || state === 'missed' || state === 'unknown'
  return [say(page.byHand), isLoud ? secretButton(button, href) : secretLink(button, href)]
}

function ofOwn(own: OwnOutcome, { timeZone, end }: MailToSupporters['outcome'], { lang }: MailContext): Block[] {
  const { mail, receipt, reasons, common } = text(lang)
  if (own.state === 'by-hand') return end === 'stopped' ? [] : [say(mail.outcome.hand)]
  const { network, reason, condition } = own
  const label = common.networks[network]
  const [asked, going] = [number(condition.asked, lang), number(condition.going, lang)]
  const kept = quote(own.text)
  switch (own.state) {
    case 'posted':
      return [say(mail.outcome.posted(own.handle, label)), ...posted(own, timeZone, lang)]
    case 'refused': {
      const { what, todo } = reasons.refused(reason, label)
      return [say(what), say(todo), ...(isAltered(own) ? [] : [kept])]
    }
    case 'missed':
      return [...[receipt.state.missed().text, reasons.missed(reason, label)].filter(Boolean).map(say), kept]
    case 'too-few':
      return [say(receipt.state['too-few'](asked, going).text)]
    case 'stopped':
      return [say(receipt.state.stopped().text)]
    case 'unknown':
      return [say(reasons.unknown(reason, label)), say(receipt.state.unknown(label).text), kept]
    case 'looking':
      return [say(mail.outcome.looking(label))]
    default:
      return own satisfies never
  }
}

type Posted = Extract<OwnOutcome, { handle: string }>

function posted(own: Posted, timeZone: string, lang: MailContext['lang']): Block[] {
  const { mail, receipt, common } = text(lang)
  const label = common.networks[own.network]
  const { impressions = null, likes = null, reposts = null } = own.figures ?? {}
  const figure = (name: string, n: number | null) => (n === null ? [] : [[name, number(n, lang)] as const])
  const at = (name: string, ms: number | null) =>
    ms === null ? [] : [[name, timeToTheMs(ms, timeZone, lang)] as const]
  const names = mail.outcome.figures
  const rows = [
    ...at(receipt.facts.sent, own.sentAt),
    ...at(receipt.facts.published(label), own.postedAt),
    ...figure(names.impressions, impressions),
    ...figure(names.likes, likes),
    ...figure(names.reposts, reposts),
  ]
  return [
    quote(own.text),
    ...(rows.length > 0 ? [{ kind: 'facts', rows } as const] : []),
    ...(own.url === null ? [] : [{ kind: 'action', label: receipt.seeIt(label), href: own.url } as const]),
  ]
}
