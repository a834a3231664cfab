import { createHash } from 'node:crypto'
import type { Sealed } from '../../domain/mail/enqueue.ts'
import type { MailKind } from '../../domain/mail/kinds.ts'
import type { Sender } from '../../domain/organizer/organization.ts'
import { isLang } from '../../lib/lang.ts'
import { withPlainSpaces } from '../../text/format.ts'
import { text } from '../../text/text.ts'
import type { MailContext } from './context.ts'
import { type Around, htmlOf } from './html.tsx'
import { plainOf } from './plain.ts'
import { mailContent } from './templates.ts'

export type Composed = {
  readonly to: { readonly name: string; readonly address: string }
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly messageId: string
  readonly headers: Readonly<Record<string, string>>
  readonly attachments: readonly { filename: string; content: string; contentType: string }[]
}

/** Everything but whom it is from. The same for every try of a mail, its Message-ID too. */
export function compose<K extends MailKind>(
  kind: K,
  key: string,
  { to, data, lang, wayOut, stops = 'campaign' }: Sealed<K>,
  site: MailContext,
  sender: Sender | null = null,
): Composed {
  const context = isLang(lang) ? { ...site, lang } : site
  const content = mailContent(kind, data, context)
  const around = {
    asker: sender?.name ?? text(context.lang).common.product,
    site: new URL(context.baseUrl).host,
    wayOut: wayOutOf(wayOut, stops, context),
  }
  return {
    // As an object: in a plain text a comma would make two recipients of one.
    to: { name: '', address: to },
    subject: withPlainSpaces(content.subject),
    text: plainOf(content, around, context.lang),
    html: htmlOf(content, around, context.lang),
    messageId: `<${createHash('sha256').update(key).digest('base64url').slice(0, 32)}@${new URL(context.baseUrl).hostname}>`,
    attachments: content.calendar
      ? [
          {
            filename: content.calendar.name,
            content: content.calendar.content,
            contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
          },
        ]
      : [],
    headers: {
      // No answer to a machine: out-of-office mails would come back to it.
      'auto-submitted': 'auto-generated',
      ...(around.wayOut && {
        // RFC 8058: mail programs show a button that needs no page.
        'list-unsubscribe': `<${around.wayOut.href}>`,
        'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
      }),
    },
  }
}

function wayOutOf(
  secret: string | null,
  stops: NonNullable<Sealed['stops']>,
  { baseUrl, lang }: MailContext,
): Around['wayOut'] {
  return secret === null
    ? null
    : { href: `${baseUrl}/unsubscribe/${secret}`, label: text(lang).mail.foot.wayOut[stops] }
}
