import { Readable } from 'node:stream'
import { createTransport } from 'nodemailer'
import { withoutAddresses } from './failure.ts'
import { aboutTheSender, type MailFailure, type MailTrouble, mailTrouble } from './problem.ts'
import { type MailSettings, mailServerOf } from './settings.ts'

const withinMs = 8_000
/** All steps together: longer than one, so that the step that hangs is the one that is told. */
const togetherMs = 12_000

/**
 * Greets the server, signs in, and asks whether it takes mail from us, up to where the content would begin. Nothing is sent.
 * Null when all went well.
 */
export async function verifyMailer(settings: MailSettings): Promise<MailTrouble | null> {
  const transport = createTransport({
    ...mailServerOf(settings),
    connectionTimeout: withinMs,
    greetingTimeout: withinMs,
    dnsTimeout: withinMs,
    // Later than the others, which say more of what is wrong.
    socketTimeout: togetherMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  transport.use('stream', (mail, done) => {
    mail.message.processFunc(() => Readable.from(nothing()))
    done()
  })
  const within = <T>(work: Promise<T>) => Promise.race([work, tooLong()])
  try {
    await within(transport.verify())
    await within(transport.sendMail({ from: settings.from, to: settings.from, text: '' })).catch(onlyTheSender)
    return null
  } catch (error) {
    return told(error as Partial<MailFailure>, settings.url)
  } finally {
    transport.close()
  }
}

/** Read when the server has asked for the content: the connection is then given up. */
async function* nothing(): AsyncGenerator<Buffer> {
  yield* []
  throw new Error('only asked')
}

/** That our own address takes no mail is no obstacle. */
function onlyTheSender(error: Partial<MailFailure>): void {
  if (aboutTheSender(error)) throw error
}

function told(error: Partial<MailFailure>, url: string): MailTrouble {
  const said = withoutAddresses(error.response ?? error.message ?? String(error))
  const { what, todo } = mailTrouble(error, url) ?? { what: 'the server does not take our mail', todo: 'See SMTP_URL.' }
  return { what: `${what} (${said})`, todo }
}

const tooLong = () =>
  new Promise<never>((_, refuse) =>
    setTimeout(() => refuse(new Error(`no answer within ${togetherMs / 1_000} s`)), togetherMs).unref(),
  )
