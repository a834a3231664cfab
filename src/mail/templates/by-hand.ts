import type { MailToSupporters } from '../../domain/mail/to-supporters.ts'
import { calendarFile } from '../../lib/calendar.ts'
import { momentExactly, momentInZone } from '../../text/format.ts'
import { text } from '../../text/text.ts'
import { byHandEntry } from './calendar-entry.ts'
import type { MailContext } from './context.ts'
import { times } from './supporter.ts'
import { type Block, type MailContent, quote, say, secretButton, secretLink } from './template.ts'
import type { TemplatesOf } from './types.ts'

/** To who posts by hand. */
export const byHandTemplates = {
  'reminder-confirm': (data, context) => toConfirm('reminder-confirm', data, context),
  'reminder-known': (data, context) => toConfirm('reminder-known', data, context),
  'reminder-address': (data, context) => toConfirm('reminder-address', data, context),
  'reminder-receipt': (data, { lang, baseUrl }) => {
    const words = text(lang).mail
    const { subject, lead, button, keep } = words['reminder-receipt']
    const { campaign, launchAt, timeZone, slug, writtenAt } = data
    const address = baseUrl + data.path
    const entry = byHandEntry({ ...data, title: campaign }, address, lang)
    return {
      subject: subject(momentInZone(launchAt, timeZone, lang), campaign),
      blocks: [
        say(lead(campaign, momentExactly(launchAt, timeZone, lang))),
        quote(data.text),
        secretButton(button, address),
        say(keep),
        say(words.outcome.ahead),
      ],
      why: words.why.reminded,
      calendar: { name: `${slug}.ics`, content: calendarFile([entry], writtenAt) },
    }
  },
  'reminder-now': ({ campaign, text: post, path, links }, { lang, baseUrl }) => {
    const { why, ...words } = text(lang).mail
    const { subject, lead, links: each, open, button } = words['reminder-now']
    return {
      subject: subject(campaign),
      blocks: [
        say(lead(campaign)),
        quote(post),
        say(each),
        ...links.map(({ label, href }): Block => ({ kind: 'action', label: open(label), href })),
        secretLink(button, baseUrl + path),
      ],
      why: why.reminded,
    }
  },
  'reminder-moved': (data, { lang, baseUrl }) => {
    const { moved, why, ...words } = text(lang).mail
    const { lead, button, choice } = words['reminder-moved']
    return {
      subject: moved.subject(momentInZone(data.launchAt, data.timeZone, lang), data.campaign),
      blocks: [
        say(lead(data.campaign)),
        times(data, lang),
        secretButton(button, baseUrl + data.path),
        say(choice),
        say(moved.calendar),
      ],
      why: why.reminded,
    }
  },
  'reminder-off': ({ campaign, path, why: off }, { lang, baseUrl }) => {
    const { why, ...words } = text(lang).mail
    const { subject, lead } = words['reminder-off']
    const page = secretLink(words['reminder-moved'].button, baseUrl + path)
    return { subject: subject[off](campaign), blocks: [say(lead[off](campaign)), page], why: why.reminded }
  },
} satisfies Partial<TemplatesOf<MailToSupporters>>

/** To an address that has not said yes, or not to this. */
function toConfirm(
  kind: 'reminder-confirm' | 'reminder-known' | 'reminder-address',
  { campaign, launchAt, timeZone, text: post, path, hours }: MailToSupporters[typeof kind],
  { lang, baseUrl }: MailContext,
): MailContent {
  const words = text(lang).mail
  const { subject, lead, button } = words[kind]
  return {
    subject: subject(campaign),
    blocks: [
      say(lead(campaign, momentExactly(launchAt, timeZone, lang))),
      ...(post === '' ? [] : [quote(post)]),
      secretButton(button, baseUrl + path),
      ...(kind === 'reminder-known' ? [] : [say(words['reminder-confirm'].until(hours))]),
    ],
    why: words.why.entered,
  }
}
