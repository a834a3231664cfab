import type { MailData } from '../../domain/mail/kinds.ts'
import { calendarFile } from '../../lib/calendar.ts'
import { moment, momentExactly } from '../../text/format.ts'
import { text } from '../../text/text.ts'
import { byHandEntry } from './calendar-entry.ts'
import type { MailContext } from './context.ts'
import { type Block, type MailContent, say } from './template.ts'

/** To an address that has not said yes, or not to this. */
export function unsolicitedTemplate(
  kind: 'reminder-confirm' | 'reminder-known' | 'reminder-address',
  { campaign, launchAt, timeZone, text: post, path, hours }: MailData[typeof kind],
  { lang, baseUrl }: MailContext,
): MailContent {
  const words = text(lang).mail
  const { subject, lead, button } = words[kind]
  const when = momentExactly(launchAt, timeZone, lang)
  return {
    subject: subject(campaign),
    blocks: [
      say(lead(campaign, when)),
      ...(post === '' ? [] : [{ kind: 'quote', text: post } as const]),
      { kind: 'action', label: button, href: baseUrl + path },
      ...(kind === 'reminder-known' ? [] : [say(words['reminder-confirm'].until(hours))]),
    ],
    why: words['reminder-confirm'].why,
  }
}

export function reminderReceipt(data: MailData['reminder-receipt'], { lang, baseUrl }: MailContext): MailContent {
  const words = text(lang).mail
  const { subject, lead, button, keep } = words['reminder-receipt']
  const address = baseUrl + data.path
  const entry = byHandEntry({ ...data, title: data.campaign }, address, lang)
  return {
    subject: subject(moment(data.launchAt, data.timeZone, lang), data.campaign),
    blocks: [
      say(lead(data.campaign, momentExactly(data.launchAt, data.timeZone, lang))),
      { kind: 'quote', text: data.text },
      { kind: 'action', label: button, href: address },
      say(keep),
    ],
    why: words.reminded,
    calendar: { name: `${data.slug}.ics`, content: calendarFile([entry], data.writtenAt) },
  }
}

export function reminderNow(
  { campaign, text: post, path, links }: MailData['reminder-now'],
  { lang, baseUrl }: MailContext,
): MailContent {
  const words = text(lang).mail
  const { subject, lead, links: each, open, button } = words['reminder-now']
  return {
    subject: subject(campaign),
    blocks: [
      say(lead(campaign)),
      { kind: 'quote', text: post },
      say(each),
      ...links.map(({ label, href }): Block => ({ kind: 'action', label: open(label), href })),
      { kind: 'link', label: button, href: baseUrl + path },
    ],
    why: words.reminded,
  }
}

export function reminderOff(
  { campaign, path, why }: MailData['reminder-off'],
  { lang, baseUrl }: MailContext,
): MailContent {
  const words = text(lang).mail
  const { subject, lead } = words['reminder-off']
  return {
    subject: subject[why](campaign),
    blocks: [say(lead[why](campaign)), { kind: 'action', label: words['reminder-moved'].button, href: baseUrl + path }],
    why: words.reminded,
  }
}
