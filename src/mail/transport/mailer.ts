import { Readable } from 'node:stream'
import { createTransport, type SendMailOptions } from 'nodemailer'
import type { Sealed } from '../../domain/mail/enqueue.ts'
import type { MailKind } from '../../domain/mail/kinds.ts'
import { type MailOutcome, mailDeadlineMs } from '../../domain/mail/outcome.ts'
import type { Sender } from '../../domain/organizer/organization.ts'
import { isLang } from '../../lib/lang.ts'
import { compose } from '../templates/compose.ts'
import type { MailContext } from '../templates/context.ts'
import { failureOf } from './failure.ts'
import { fromOf } from './from.ts'
import { type MailSettings, mailServerOf } from './settings.ts'

/** Where mails are taken to. */
export type Mailer = {
  /** `begin` is asked when the server wants the content: where it answers false, nothing leaves. Never rejects. */
  readonly send: (
    kind: MailKind,
    key: string,
    content: Sealed,
    begin: () => boolean,
    sender?: Sender | null,
  ) => Promise<MailOutcome>
  readonly close: () => void
}

/** Connections at once; each carries one mail after the other. */
const connections = 5
/** A server that says nothing for so long is given up. */
const silenceMs = 20_000

export function openMailer(settings: MailSettings, context: MailContext, deadlineMs = mailDeadlineMs): Mailer {
  const { url, from } = settings
  const transport = createTransport({
    ...mailServerOf(settings),
    pool: true,
    maxConnections: connections,
    // The pool's own way of trying again knows nothing of what may have been delivered: the outbox decides.
    maxRequeues: 0,
    idleTimeout: 10_000,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    dnsTimeout: 10_000,
    socketTimeout: silenceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  transport.use('stream', (mail, done) => {
    const { begin } = mail.data as unknown as Marked
    mail.message.processFunc(content => Readable.from(asked(content, begin)))
    done()
  })
  return {
    send: async (kind, key, content, begin, sender = null) => {
      let begun = false
      const mail = compose(kind, key, content, context, sender)
      const mark = () => {
        if (!begin()) throw new Error('this try was given up meanwhile')
        begun = true
      }
      try {
        const marked: SendMailOptions & Marked = {
          ...mail,
          attachments: [...mail.attachments],
          ...fromOf(from, sender, isLang(content.lang) ? content.lang : context.lang),
          begin: mark,
          signal: AbortSignal.timeout(deadlineMs),
        }
        const sent = await transport.sendMail(marked)
        return { kind: 'sent', answer: sent.response }
      } catch (error) {
        return failureOf(error, begun, url)
      }
    },
    close: () => transport.close(),
  }
}

/** What the stream step below finds again on its mail. */
type Marked = { readonly begin: () => void }

/** Read for the first time when the server has answered 354: only then is the content asked for. */
async function* asked(content: Readable, begin: () => void): AsyncGenerator<Buffer> {
  begin()
  yield* content
}
